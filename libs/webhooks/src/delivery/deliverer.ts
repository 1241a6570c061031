import { CONFIG, type Config } from '@app/config';
import { AppError } from '@app/errors';
import { Words } from '@app/queue';
import { LOGGER, type Logger, Metrics } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { triesUnrecorded, webhookDisabled } from '../errors';
import { testEventType } from '../event-types';
import { Pulse } from '../pulse';
import { EventSubjects } from '../subjects/event-subjects';
import { DeliveryQueue, type Outcome, type Try } from './delivery-queue.repository';
import { Destinations } from './destinations';
import { messageBody } from './message-body';
import { retryDelayMs } from './retry-schedule';
import { Sender } from './sender';
import type { DeliveryError } from './webhook-delivery.entity';

/** A lease outlives its try by the time to look things up and to record the outcome. */
const leasePerTimeout = 3;
/** One owner's receivers hold at most this part of one worker's places. */
const ownerShare = 4;
/** Tries beyond the schedule, for workers that died on one. */
const spareTries = 3;
/** Many tries that end together are one look for the next ones. */
const gapMs = 10;
const finalErrors = [webhookDisabled.code, triesUnrecorded.code];

interface Went {
  responseStatus: number | null;
  error: DeliveryError | null;
  durationMs: number;
  reply: string | null;
}

/**
 * Works off the deliveries that are due. At least once: a worker that dies between the receiver's answer and its record leaves a lease that
 * runs out, and the next worker sends the same message under the same id.
 */
@Injectable()
export class Deliverer {
  private readonly pulse: Pulse;
  private readonly running = new Set<Promise<void>>();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly destinations: Destinations,
    private readonly sender: Sender,
    private readonly subjects: EventSubjects,
    private readonly words: Words,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {
    setMaxListeners(0, this.shutdown.signal);
    this.pulse = new Pulse(
      () => this.round(),
      { everyMs: config.WEBHOOK_POLL_MS, gapMs },
      (error) => logger.warn({ err: error }, 'looking for deliveries failed; the next round tries again'),
    );
  }

  /** Starts, or looks at once. */
  wake(): void {
    this.pulse.wake();
  }

  /** Takes nothing more and lets running tries end within the grace time; what is cut off is tried again. */
  async stop(): Promise<void> {
    await this.pulse.stop();
    const grace = new AbortController();
    const all = Promise.allSettled([...this.running]);
    await Promise.race([
      all,
      delay(this.config.SHUTDOWN_GRACE_MS, undefined, { signal: grace.signal }).catch(() => undefined),
    ]);
    grace.abort();
    this.shutdown.abort();
    await all;
  }

  private get leaseMs(): number {
    return this.config.WEBHOOK_TIMEOUT_MS * leasePerTimeout;
  }

  /** Fills the free places; whoever ends wakes the next round. */
  private async round(): Promise<boolean> {
    const places = this.config.WEBHOOK_CONCURRENCY;
    const free = places - this.running.size;
    if (free <= 0) return false;
    const taken = await this.queue.take(free, this.leaseMs, Math.ceil(places / ownerShare));
    for (const attempt of taken) {
      const done = this.work(attempt).finally(() => {
        this.running.delete(done);
        this.wake();
      });
      this.running.add(done);
    }
    return false;
  }

  private async work(attempt: Try): Promise<void> {
    const went = await this.send(attempt);
    if (this.shutdown.signal.aborted && went.error) return;
    const outcome = this.judge(attempt, went);
    try {
      await this.record(attempt, outcome);
      this.metrics.webhookAttempted(outcome.status === 'pending' ? 'failed' : outcome.status);
    } catch (error) {
      this.logger.error(
        { err: error, delivery_id: attempt.id },
        'the outcome of a delivery could not be recorded; it is delivered again',
      );
      return;
    }
    if (attempt.type === testEventType) this.words.say({ kind: 'finished', id: attempt.id });
  }

  private async send(attempt: Try): Promise<Went> {
    const begun = performance.now();
    try {
      if (attempt.tries > this.config.WEBHOOK_RETRY_DELAYS_SEC.length + 1 + spareTries)
        throw triesUnrecorded({ tries: attempt.tries - 1 });
      const destination = await this.destinations.of(attempt);
      const body = attempt.body ?? (await this.makeBody(attempt));
      const { status, durationMs, reply } = await this.sender.send(
        destination,
        { id: attempt.eventId, body, at: attempt.takenAt },
        this.shutdown.signal,
      );
      const accepted = status >= 200 && status < 300;
      return {
        responseStatus: status,
        error: accepted ? null : { code: 'HTTP_STATUS', detail: `The receiver answered ${status}.` },
        durationMs,
        reply,
      };
    } catch (error) {
      return {
        responseStatus: null,
        error: this.describe(error, attempt),
        durationMs: Math.round(performance.now() - begun),
        reply: null,
      };
    }
  }

  private async makeBody(attempt: Try): Promise<string> {
    const data = await this.subjects.view(attempt.type, attempt.subjectId);
    const body = messageBody(attempt.type, attempt.occurredAt, data);
    await this.queue.keepBody(attempt, body);
    return body;
  }

  private judge(attempt: Try, went: Went): Outcome {
    if (went.error === null) return { ...went, status: 'delivered', nextInMs: null };
    const final = attempt.type === testEventType || finalErrors.includes(went.error.code);
    const nextInMs = final ? null : retryDelayMs(this.config.WEBHOOK_RETRY_DELAYS_SEC, attempt.tries);
    if (nextInMs === null && !final) {
      this.logger.warn(
        { delivery_id: attempt.id, event_id: attempt.eventId, reason: went.error.code },
        'a delivery was given up; it can be redelivered',
      );
    }
    return { ...went, status: nextInMs === null ? 'dead' : 'pending', nextInMs };
  }

  /** A database that is away for a moment must not cost a second delivery; past the lease the try is somebody else's. */
  private async record(attempt: Try, outcome: Outcome): Promise<void> {
    const until = Date.now() + this.leaseMs;
    for (;;) {
      try {
        if (!(await this.queue.record(attempt, outcome)))
          this.logger.warn({ delivery_id: attempt.id }, 'a stale try ended; nothing was changed');
        return;
      } catch (error) {
        if (Date.now() > until || this.shutdown.signal.aborted) throw error;
        await delay(250);
      }
    }
  }

  private describe(error: unknown, attempt: Try): DeliveryError {
    if (error instanceof AppError && error.category !== 'internal') return { code: error.code, detail: error.message };
    this.logger.error({ err: error, delivery_id: attempt.id }, 'a delivery failed inside the service');
    if (error instanceof AppError) return { code: error.code, detail: error.message };
    return { code: 'INTERNAL_ERROR', detail: 'The delivery failed inside the service and is tried again.' };
  }
}
