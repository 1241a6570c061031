import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import type Redis from 'ioredis';
import type { JobDefinition } from './define-job';
import { type Knock, knocksKey } from './knock';
import { impatientRedis, patientRedis } from './redis';
import { tellOfRedis } from './tell-of-redis';

const listenCheckMs = 5_000;
/** Knocks that no worker takes at once: of these the latest, for as long as their bells are not rung. */
const mostKnocks = 8;
const heardWithinMs = 50;

/** What one process tells all others about a row: it ended, it shall end, there is news of it, it is to be delivered, or a batch has work. */
export interface Word {
  kind: 'finished' | 'cancel' | 'event' | 'deliver' | 'batch';
  id: string;
}

/** Whose reply it is: of two attempts at a row only one ends it. */
interface RepliedAttempt {
  id: string;
  attempt: number;
}

/** How a job ended, from the worker that ended it to the process whose caller waits. */
export interface Reply {
  /** of the row as it ended: names the body's ETag */
  version: number;
  /** the body of the answer, JSON */
  json: string;
}

/**
 * Words between API and worker over Redis. They make things fast, never true: a lost word costs a poll of PostgreSQL.
 */
@Injectable()
export class Words implements OnApplicationShutdown {
  private readonly channel: string;
  /** what is for this process alone */
  private readonly ownChannel: string;
  private readonly speaker: Redis;
  private readonly listener: Redis;
  private readonly heartbeat: NodeJS.Timeout;
  private readonly heard = new EventEmitter().setMaxListeners(0);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Optional() @Inject(LOGGER) logger: Logger | null = null,
  ) {
    this.channel = `${config.REDIS_PREFIX}:words`;
    this.ownChannel = this.channelOf(config.instanceId);
    this.speaker = impatientRedis(config);
    this.listener = patientRedis(config);
    if (logger) tellOfRedis(this.listener, logger);
    this.listener.subscribe(this.channel, this.ownChannel).catch(() => undefined);
    // Whoever only listens can't tell silence from a broken connection: asked, a broken one is noticed and made anew.
    this.heartbeat = setInterval(() => {
      if (this.listener.status === 'ready') this.listener.ping().catch(() => undefined);
    }, listenCheckMs);
    this.listener.on('message', (channel: string, text: string) => {
      if (channel === this.ownChannel) return this.handed(text);
      const word = JSON.parse(text) as Word;
      this.heard.emit(`${word.kind}:${word.id}`);
      this.heard.emit(word.kind);
    });
  }

  /** Tells every process; says nothing when Redis is away. */
  say(word: Word): void {
    this.speaker.publish(this.channel, JSON.stringify(word)).catch(() => undefined);
  }

  /** Knocks at one worker, whichever waits for a knock. It promises nothing, and says nothing when Redis is away. */
  knock(job: JobDefinition, knock: Knock): void {
    const key = knocksKey(this.config, job);
    this.speaker
      .pipeline()
      .rpush(key, JSON.stringify(knock))
      .ltrim(key, -mostKnocks, -1)
      .pexpire(key, heardWithinMs)
      .exec()
      .catch(() => undefined);
  }

  /**
   * Hands most of a reply to the process that waits for it, before there is one: the end of its JSON, while PostgreSQL writes the end of its row.
   * Says nothing when Redis is away, and nobody hears it when the process is gone.
   */
  handRest(instanceId: string, { id, attempt }: RepliedAttempt, rest: string): void {
    this.tellOne(instanceId, `rest ${id} ${attempt} ${rest}`);
  }

  /** The row has ended: with what was handed before, this is the reply. @param start of its JSON */
  handStart(instanceId: string, { id, attempt }: RepliedAttempt, version: number, start: string): void {
    this.tellOne(instanceId, `start ${id} ${attempt} ${version} ${start}`);
  }

  private tellOne(instanceId: string, text: string): void {
    this.speaker.publish(this.channelOf(instanceId), text).catch(() => undefined);
  }

  /** Calls back with the reply that is handed to this process, whose parts are of one attempt; never where one is lost. Returns the way to stop. */
  onReply(id: string, listener: (reply: Reply) => void): () => void {
    const rests = new Map<string, string>();
    const take = (attempt: string, rest: string) => rests.set(attempt, rest);
    const complete = (attempt: string, version: number, start: string) => {
      const rest = rests.get(attempt);
      if (rest !== undefined) listener({ version, json: start + rest });
    };
    this.heard.on(`rest:${id}`, take).on(`start:${id}`, complete);
    return () => this.heard.off(`rest:${id}`, take).off(`start:${id}`, complete);
  }

  /** Calls back whenever the word is heard; the returned function stops listening. */
  on(word: Word, listener: () => void): () => void {
    const name = `${word.kind}:${word.id}`;
    this.heard.on(name, listener);
    return () => this.heard.off(name, listener);
  }

  /** The same for the words of one kind about any row. */
  onAny(kind: Word['kind'], listener: () => void): () => void {
    this.heard.on(kind, listener);
    return () => this.heard.off(kind, listener);
  }

  private handed(text: string): void {
    const [, rested, of, rest] = /^rest (\S+) (\d+) (.+)$/s.exec(text) ?? [];
    if (rested !== undefined) this.heard.emit(`rest:${rested}`, of, rest);
    const [, id, attempt, version, start] = /^start (\S+) (\d+) (\d+) (.+)$/s.exec(text) ?? [];
    if (id !== undefined) this.heard.emit(`start:${id}`, attempt, Number(version), start);
  }

  private channelOf(instanceId: string): string {
    return `${this.channel}:${instanceId}`;
  }

  onApplicationShutdown(): void {
    clearInterval(this.heartbeat);
    this.speaker.disconnect();
    this.listener.disconnect();
  }
}
