import type { Config } from '@app/config';
import type { Logger } from '@app/telemetry';
import type Redis from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobDefinition } from './define-job';
import { type Knock, knocksKey } from './knock';
import { patientRedis } from './redis';

/** Seconds of one blocking read; a connection that is silent for much longer is broken, and made anew. */
const listenSec = 5;
const deafMs = 15_000;
const troubleMs = 1_000;

/**
 * Where a worker hears knocks: one after the other, in a place of its own, so that the places of the bell are all the bell's and a worker
 * whose places are taken takes no bell away from another.
 */
export class KnockDoor {
  private readonly redis: Redis;
  private readonly key: string;
  private closing = false;

  /** @param answer works once, for the row that was knocked for or a fairer one */
  constructor(
    config: Config,
    private readonly job: JobDefinition,
    private readonly logger: Pick<Logger, 'error' | 'warn'>,
    private readonly answer: (knock: Knock) => Promise<void>,
  ) {
    // Cut at once when it closes. ioredis would keep its own timer for silence past that.
    this.redis = patientRedis(config, { disconnectTimeout: 0, socketTimeout: undefined });
    this.key = knocksKey(config, job);
    void this.listen();
  }

  /** Hears nothing more; what was heard goes on. */
  close(): void {
    this.closing = true;
    this.redis.disconnect();
  }

  private async listen(): Promise<void> {
    while (!this.closing) {
      const heard = await this.next();
      if (this.closing) return;
      if (heard === undefined) await delay(troubleMs, undefined, { ref: false });
      else if (heard !== null) await this.heard(heard[1]);
    }
  }

  /** @returns null when nobody knocked, undefined when Redis was in trouble */
  private async next(): Promise<[key: string, text: string] | null | undefined> {
    // Asked again by ioredis on the new connection, which may be as deaf.
    const deaf = setInterval(() => this.redis.disconnect(true), deafMs).unref();
    try {
      return await this.redis.blpop(this.key, listenSec);
    } catch (error) {
      if (!this.closing) this.logger.warn({ err: error, job: this.job.name }, 'knocks can’t be heard; bells are');
      return undefined;
    } finally {
      clearInterval(deaf);
    }
  }

  private async heard(text: string): Promise<void> {
    try {
      await this.answer(JSON.parse(text) as Knock);
    } catch (error) {
      this.logger.error({ err: error, job: this.job.name }, 'a knock could not be answered; the bell will be');
    }
  }
}
