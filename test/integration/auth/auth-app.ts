import { authEntities, createFirstAdministrator, Passwords, type Scope } from '@app/auth';
import { type Config, ConfigModule, loadConfig } from '@app/config';
import { DatabaseModule, dataSourceOptions } from '@app/database';
import { createLogger, TelemetryModule } from '@app/telemetry';
import { type Type, ValidationPipe } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { AuthModule } from '../../../apps/api/src/auth/auth.module';
import { acceptJson } from '../../../apps/api/src/http/json-body';
import { ProblemFilter } from '../../../apps/api/src/http/problem.filter';
import { validationFailed } from '../../../apps/api/src/http/validate';
import { databaseWithoutUsers } from '../../support/migrated-database';
import { runningStores } from '../../support/stores';
import { GuardedController } from './guarded.controller';

export const admin = { email: 'admin@example.com', password: 'a password of the admin' };
export const secret = 'the signing secret of these tests, long enough';

export interface Reply<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface CallOptions {
  method?: string;
  token?: string;
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The authentication of the API on its own: real guards, PostgreSQL, Redis and HTTP, and a few routes to guard. */
export class AuthApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly dataSource: DataSource,
    readonly config: Config,
    readonly adminKey: string,
    readonly url: string,
  ) {}

  static async start(
    settings: Record<string, string> = {},
    controllers: Type[] = [GuardedController],
  ): Promise<AuthApp> {
    const stores = runningStores();
    const config = loadConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: settings.DATABASE_URL ?? (await databaseWithoutUsers('auth')),
      REDIS_URL: settings.REDIS_URL ?? (await stores.redisUrl()),
      JWT_SECRET: secret,
      ENCRYPTION_KEY: secret,
      RATE_LIMIT_LOGIN_PER_MINUTE: '1000',
      RATE_LIMIT_FAILED_AUTH_PER_MINUTE: '1000',
      ...settings,
    });
    const dataSource = await new DataSource({
      ...dataSourceOptions(config, 'auth-test'),
      entities: authEntities,
    }).initialize();
    const adminKey = await createFirstAdministrator(dataSource, new Passwords(config), { ...admin, keyName: 'local' });
    const app = await serve(config, controllers).catch(async (error: unknown) => {
      await dataSource.destroy();
      throw error;
    });
    return new AuthApp(app, dataSource, config, adminKey ?? '', await app.getUrl());
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.dataSource.destroy();
  }

  async call<T = Record<string, unknown>>(path: string, options: CallOptions = {}): Promise<Reply<T>> {
    const { token, key, body } = options;
    const response = await fetch(`${this.url}${path}`, {
      method: options.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { 'x-api-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as T };
  }

  /** @returns the tokens of a new session */
  async login({ email, password }: { email: string; password: string } = admin): Promise<{
    access_token: string;
    refresh_token: string;
  }> {
    const reply = await this.call<{ access_token: string; refresh_token: string }>('/api/v1/auth/login', {
      body: { email, password },
    });
    if (reply.status !== 200) throw new Error(`login: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  async createKey(
    token: string,
    scopes: Scope[],
    more: Record<string, unknown> = {},
  ): Promise<{ id: string; key: string }> {
    const reply = await this.call<{ id: string; key: string }>('/api/v1/auth/api-keys', {
      token,
      body: { name: 'test', scopes, ...more },
    });
    if (reply.status !== 201) throw new Error(`api-keys: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }
}

async function serve(config: Config, controllers: Type[]): Promise<NestFastifyApplication> {
  const logger = createLogger({ level: process.env['TEST_LOG'] ?? 'silent', service: 'test', instanceId: 'test' });
  const module = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(config),
      TelemetryModule.forRoot(logger, 'api'),
      DatabaseModule.forRoot('auth-test-app'),
      AuthModule,
    ],
    controllers,
    providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
  }).compile();
  const adapter = new FastifyAdapter({ trustProxy: config.TRUST_PROXY.length > 0 ? config.TRUST_PROXY : false });
  const app = module.createNestApplication<NestFastifyApplication>(adapter, { bodyParser: false, logger: false });
  acceptJson(adapter.getInstance<FastifyInstance>());
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      exceptionFactory: validationFailed,
    }),
  );
  try {
    await app.listen(0, '127.0.0.1');
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}
