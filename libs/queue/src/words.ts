import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import type Redis from 'ioredis';
import { impatientRedis, patientRedis } from './redis';

const listenCheckMs = 5_000;

/** What one process tells all others about a row: it ended, it shall end, there is news of it, it is to be delivered, or a batch has work. */
export interface Word {
  kind: 'finished' | 'cancel' | 'event' | 'deliver' | 'batch';
  id: string;
}

/**
 * Words between API and worker over Redis. They make things fast, never true: a lost word costs a poll of PostgreSQL.
 */
@Injectable()
export class Words implements OnApplicationShutdown {
  private readonly channel: string;
  private readonly speaker: Redis;
  private readonly listener: Redis;
  private readonly heartbeat: NodeJS.Timeout;
  private readonly heard = new EventEmitter().setMaxListeners(0);

  constructor(@Inject(CONFIG) config: Config) {
    this.channel = `${config.REDIS_PREFIX}:words`;
    this.speaker = impatientRedis(config);
    this.listener = patientRedis(config);
    this.listener.subscribe(this.channel).catch(() => undefined);
    // Whoever only listens can't tell silence from a broken connection: asked, a broken one is noticed and made anew.
    this.heartbeat = setInterval(() => {
      if (this.listener.status === 'ready') this.listener.ping().catch(() => undefined);
    }, listenCheckMs);
    this.listener.on('message', (_channel, text: string) => {
      const word = JSON.parse(text) as Word;
      this.heard.emit(`${word.kind}:${word.id}`);
      this.heard.emit(word.kind);
    });
  }

  /** Tells every process; says nothing when Redis is away. */
  say(word: Word): void {
    this.speaker.publish(this.channel, JSON.stringify(word)).catch(() => undefined);
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

  onApplicationShutdown(): void {
    clearInterval(this.heartbeat);
    this.speaker.disconnect();
    this.listener.disconnect();
  }
}
