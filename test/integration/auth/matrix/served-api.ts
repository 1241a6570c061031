import { authEntities, createFirstAdministrator, Passwords, type Role, type Scope } from '@app/auth';
import { type Config, loadConfig } from '@app/config';
import { dataSourceOptions } from '@app/database';
import { queues } from '../../../../libs/queue/src/queues';
import { createLogger } from '@app/telemetry';
import { getQueueToken } from '@nestjs/bull';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Queue } from 'bull';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createApp } from '../../../../apps/api/src/create-app';
import { openApiDocument } from '../../../../apps/api/src/openapi';
import { databaseWithoutUsers } from '../../../support/migrated-database';
import { runningStores } from '../../../support/stores';
import { admin } from '../auth-app';

const secret = 'the signing secret of these tests, long enough';

export interface Answer {
  status: number;
  text: string;
  body: Record<string, unknown>;
}

export interface Credentials {
  token?: string;
  key?: string;
}

export interface Person {
  id: string;
  token: string;
  account: { email: string; password: string };
}

let shared: Promise<ServedApi> | null = null;
let document: OpenAPIObject | null = null;

/** The whole API as it is served, in this process and without a worker: what is accepted stays as it was accepted. */
export class ServedApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly dataSource: DataSource,
    readonly config: Config,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  /** One for all suites of a spec that want nothing of their own, with room for many calls; the spec ends it. */
  static shared(): Promise<ServedApi> {
    return (shared ??= ServedApi.start({ RATE_LIMIT_HEAVY_PER_MINUTE: '100000', LOGIN_FREE_ATTEMPTS: '100000' }));
  }

  static async endShared(): Promise<void> {
    await (await shared)?.stop();
    shared = null;
  }

  static async start(settings: Record<string, string> = {}): Promise<ServedApi> {
    const stores = runningStores();
    const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-served-'));
    mkdirSync(join(folder, 'media'));
    writeFileSync(join(folder, 'media', 'a.mp4'), 'nobody looks into it here');
    const config = loadConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: await databaseWithoutUsers('served'),
      REDIS_URL: await stores.redisUrl(),
      JWT_SECRET: secret,
      ENCRYPTION_KEY: secret,
      SANDBOX: 'prefer',
      STORAGE_DIR: join(folder, 'storage'),
      STORAGE_MIN_FREE_BYTES: '0',
      MEDIA_ROOTS: `media=${join(folder, 'media')}`,
      SYNC_TIMEOUT_MS: '50',
      WEBHOOK_TIMEOUT_MS: '50',
      RATE_LIMIT_LOGIN_PER_MINUTE: '1000',
      RATE_LIMIT_FAILED_AUTH_PER_MINUTE: '10000',
      ...settings,
    });
    const dataSource = await new DataSource({
      ...dataSourceOptions(config, 'served-test'),
      entities: authEntities,
    }).initialize();
    await createFirstAdministrator(dataSource, new Passwords(config), { ...admin, keyName: 'local' });
    const app = await createApp(config, createLogger({ level: 'silent', service: 'test', instanceId: 'test' }));
    await app.listen(0, '127.0.0.1');
    return new ServedApi(app, dataSource, config, folder, await app.getUrl());
  }

  async stop(): Promise<void> {
    const bells = queues.map((name) => this.app.get<Queue>(getQueueToken(name), { strict: false }));
    await this.app.close();
    // Bull leaves the connections it was given to whoever gave them.
    for (const bell of bells) bell.client.disconnect();
    await this.dataSource.destroy();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Every route the server has, `METHOD /path`, but for HEAD, which is GET without its body; all of Swagger UI is one. */
  routes(): string[] {
    const found = new Set<string>();
    const server = this.app.getHttpAdapter().getInstance() as { printRoutes(options: object): string };
    const above: string[] = [];
    for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
      const match = /^((?:│ {3}| {4})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
      if (!match) continue;
      const [, indent = '', segment = '', methods] = match;
      const depth = indent.length / 4;
      above.splice(depth, above.length, segment);
      const path = above.join('').replace(/([^/])\*$/, '$1/*');
      const shown = path.startsWith('/api/docs') ? '/api/docs' : path;
      for (const method of methods?.split(', ') ?? []) if (method !== 'HEAD') found.add(`${method} ${shown}`);
    }
    return [...found].toSorted();
  }

  /** Whatever its settings are, it is the same. */
  document(): OpenAPIObject {
    return (document ??= openApiDocument(this.app));
  }

  async call(
    method: string,
    path: string,
    who: Credentials,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...headers,
        ...(who.token && { authorization: `Bearer ${who.token}` }),
        ...(who.key && { 'x-api-key': who.key }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: parsed(text) };
  }

  /** Makes what a test needs. @throws where the answer is another than `status` */
  async made(method: string, path: string, who: Credentials, body: unknown, status: number) {
    const answer = await this.call(method, path, who, body);
    if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  async login(account: { email: string; password: string } = admin): Promise<string> {
    const tokens = await this.made('POST', '/api/v1/auth/login', {}, account, 200);
    return String(tokens['access_token']);
  }

  async person(adminToken: string, role: Role, name: string): Promise<Person> {
    const account = { email: `${name}@example.com`, password: `the password of ${name}` };
    const body = { ...account, role };
    const user = await this.made('POST', '/api/v1/admin/users', { token: adminToken }, body, 201);
    return { id: String(user['id']), token: await this.login(account), account };
  }

  async key(token: string, scopes: readonly Scope[]): Promise<string> {
    const key = await this.made('POST', '/api/v1/auth/api-keys', { token }, { name: 'test', scopes }, 201);
    return String(key['key']);
  }

  /** The same token, expired a minute ago. */
  expired(token: string): string {
    const { header, payload } = jwt.decode(token, { complete: true }) as {
      header: { kid: string };
      payload: JwtPayload;
    };
    return jwt.sign({ ...payload, exp: Math.floor(Date.now() / 1000) - 60 }, secret, { keyid: header.kid });
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
