import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import type Redis from 'ioredis';
import { impatientRedis, patientRedis } from './redis';
import { tellOfRedis } from './tell-of-redis';

const listenCheckMs = 5_000;

/** What one process tells all others about a row: it ended, it shall end, there is news of it, it is to be delivered, or a batch has work. */
export interface Word {
  kind: 'finished' | 'cancel' | 'event' | 'deliver' | 'batch';
  id: string;
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

  constructor(@Inject(CONFIG) config: Config, @Optional() @Inject(LOGGER) logger: Logger | null = null) {
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

  /** Hands a reply to the process that waits for it; it says nothing when Redis is away, and nobody hears it when the process is gone. */
  hand(instanceId: string, id: string, { version, json }: Reply): void {
    this.speaker.publish(this.channelOf(instanceId), `${id} ${version} ${json}`).catch(() => undefined);
  }

  /** Calls back when a reply about this row is handed to this process; the returned function stops listening. */
  onReply(id: string, listener: (reply: Reply) => void): () => void {
    const name = `reply:${id}`;
    this.heard.on(name, listener);
    return () => this.heard.off(name, listener);
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
    const [, id, version, json] = /^(\S+) (\d+) (.+)$/s.exec(text) ?? [];
    if (id !== undefined && json !== undefined) this.heard.emit(`reply:${id}`, { version: Number(version), json });
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
