import type { Folders } from './folders';
import { claimPort } from './stores/claim-port';
import { OperatorError } from './operator-error';
import { appSpec, firstAdmin, type Surroundings } from './programs';
import { describeTools, provideTools } from './tools/provide-tools';
import type { RunFile } from './supervision/run-file';
import { bringUpToDate } from './schema';
import { makeSample, offerSample, probeSample } from './sample';
import {
  credentialsFor,
  databaseName,
  forgetCredentials,
  keepCredentials,
  newPassword,
  openSecrets,
  type Secrets,
} from './secrets';
import type { Settings } from './settings';
import { removeStack, type Stack, writeStack } from './stack-file';
import { type Emit, step } from './steps';
import { startPostgres, startRedis } from './stores/start-stores';
import { Supervision } from './supervision/supervision';
import type { Tools } from './tools/find-tools';
import { untilReady } from './supervision/until-ready';
import type { Welcome } from './welcome';

/** The whole stack of one installation, from nothing to a probed sample, and back to nothing. */
export class StandaloneStack {
  private readonly supervision: Supervision;
  private stack: Stack | null = null;
  private releasePort: () => void = () => undefined;

  constructor(
    private readonly settings: Settings,
    private readonly folders: Folders,
    private readonly runFile: RunFile,
    private readonly emit: Emit,
  ) {
    this.supervision = new Supervision({
      onSpawn: (name, ref) => {
        runFile.record(name, ref);
        this.updateStackFile();
      },
      onDeath: ({ name, how }) => {
        if (this.stack) emit({ kind: 'note', text: `${name} ended (${how}); starting it again` });
      },
    });
  }

  async start(): Promise<Omit<Welcome, 'detached'>> {
    removeStack(this.folders.stackFile);
    const tools = await this.tools();
    const secrets = openSecrets(this.folders.secretsFile);
    const around = await this.stores(tools, secrets);
    const sampleFile = makeSample(tools.ffmpeg.path, this.folders.sample);
    sampleFile.catch(() => undefined); // Reported where it is awaited.
    const admitted = await this.schema(around);
    this.stack = await this.apps(around, admitted);
    this.updateStackFile();
    const clip = await sampleFile;
    const { mediaRoots } = this.settings;
    if (mediaRoots === null) offerSample(clip, this.folders.media);
    const sample = await probeSample(clip, this.stack, this.emit);
    return { stack: this.stack, folders: this.folders, mediaRoots, sample };
  }

  /** Nothing has been started yet. */
  get isEmpty(): boolean {
    return this.supervision.isEmpty;
  }

  async stop(): Promise<void> {
    this.stack = null;
    this.releasePort();
    await this.supervision.stop();
    removeStack(this.folders.stackFile);
    this.runFile.remove();
  }

  private tools(): Promise<Tools> {
    const { ffprobePath, ffmpegPath, redisUrl, callerEnvironment } = this.settings;
    const wanted = {
      ffprobePath,
      ffmpegPath,
      needsRedis: redisUrl === null,
      ownTools: this.folders.tools,
      searchPath: callerEnvironment.PATH ?? '',
    };
    return step(this.emit, 'Tools', (say) => provideTools(wanted, say), describeTools);
  }

  private async stores(tools: Tools, secrets: Secrets): Promise<Surroundings> {
    const { settings, folders, supervision, emit } = this;
    const postgres = settings.databaseUrl
      ? { url: settings.databaseUrl, fresh: false }
      : await step(
          emit,
          'PostgreSQL',
          (say) => startPostgres(folders, secrets, supervision, say),
          (store) => store.detail,
        );
    const { redis } = tools;
    const redisUrl =
      settings.redisUrl ??
      (redis &&
        (
          await step(
            emit,
            'Redis',
            () => startRedis(folders, secrets, supervision, redis),
            (store) => store.detail,
          )
        ).url);
    if (!redisUrl) throw new OperatorError('redis-server is still missing.');
    const kept = postgres.fresh ? forgetCredentials(folders.secretsFile, secrets, databaseName(null)) : secrets;
    const next = Array.from({ length: 20 }, (_, at) => settings.port + at);
    const { port, release } = await claimPort(settings.host, next);
    this.releasePort = release;
    return {
      settings,
      folders,
      secrets: kept,
      tools,
      databaseUrl: postgres.url,
      redisUrl,
      freshData: postgres.fresh,
      port,
    };
  }

  private schema(around: Surroundings): Promise<Secrets> {
    return step(
      this.emit,
      'Database schema',
      async () => {
        await bringUpToDate(around);
        const database = databaseName(this.settings.databaseUrl);
        if (credentialsFor(around.secrets, database)) return around.secrets;
        const password = this.settings.adminPassword ?? newPassword();
        const admin = await firstAdmin(around, password);
        if (!admin) return around.secrets;
        const credentials = { database, email: admin.email, password, api_key: admin.apiKey };
        return keepCredentials(this.folders.secretsFile, around.secrets, credentials);
      },
      (secrets) => (secrets === around.secrets ? 'up to date' : 'made, with an administrator and an API key'),
    );
  }

  private apps(around: Surroundings, secrets: Secrets): Promise<Stack> {
    const baseUrl = `http://${urlHost(this.settings.host)}:${around.port}`;
    return step(
      this.emit,
      'API and worker',
      async (say) => {
        this.supervision.start(appSpec(around, 'api'));
        this.supervision.start(appSpec(around, 'worker'));
        await untilReady(baseUrl, this.supervision, say);
        this.releasePort();
        const known = credentialsFor(secrets, databaseName(this.settings.databaseUrl));
        return {
          base_url: baseUrl,
          docs_url: `${baseUrl}/api/docs`,
          api_key: known?.api_key ?? null,
          admin: known && { email: known.email, password: known.password },
          pids: this.pids(),
        };
      },
      () =>
        around.port === this.settings.port
          ? `port ${around.port}`
          : `port ${around.port}, since ${this.settings.port} is taken`,
    );
  }

  private pids(): Stack['pids'] {
    const { supervision } = this;
    return {
      api: supervision.pidOf('api'),
      worker: supervision.pidOf('worker'),
      postgres: supervision.pidOf('postgres'),
      redis: supervision.pidOf('redis'),
    };
  }

  private updateStackFile(): void {
    if (!this.stack) return;
    this.stack = { ...this.stack, pids: this.pids() };
    writeStack(this.folders.stackFile, this.stack);
  }
}

/** Where a person or program on this machine reaches a service bound to `host`. */
function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
