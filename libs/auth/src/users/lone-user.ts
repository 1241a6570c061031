import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Caller } from '../caller';

const loneUserId = '00000000-0000-7000-8000-000000000001';

/** The one user of an installation on a laptop: with `AUTH_MODE=none` whoever asks without credentials. */
@Injectable()
export class LoneUser implements OnModuleInit {
  /** Null where authentication is required. */
  readonly caller: Caller | null;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'AUTH_MODE' | 'HOST'>,
    @Inject(LOGGER) private readonly logger: Logger,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    this.caller =
      config.AUTH_MODE === 'none'
        ? { userId: loneUserId, role: 'admin', scopes: null, keyId: null, sessionId: null }
        : null;
  }

  async onModuleInit(): Promise<void> {
    if (!this.caller) return;
    this.logger.warn(
      { host: this.config.HOST },
      'AUTH_MODE=none: EVERYBODY ON THIS MACHINE IS THE ADMINISTRATOR. Nobody is asked for a password or a key.',
    );
    await this.dataSource.query(
      `INSERT INTO users (id, email, role) VALUES ($1, 'lone-user@localhost', 'admin') ON CONFLICT DO NOTHING`,
      [loneUserId],
    );
  }
}
