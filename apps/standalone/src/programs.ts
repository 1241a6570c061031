import { join } from 'node:path';
import { z } from 'zod';
import type { Folders } from './folders';
import { OperatorError } from './operator-error';
import { sandboxFor } from './sandbox-mode';
import { runTool } from './tools/run-tool';
import type { Secrets } from './secrets';
import type { Settings } from './settings';
import type { ServiceSpec } from './supervision/supervised';
import type { Tools } from './tools/find-tools';

const mostLines = 8;

export interface Surroundings {
  settings: Settings;
  folders: Folders;
  secrets: Secrets;
  tools: Tools;
  databaseUrl: string;
  redisUrl: string;
  /** Our own database, just made and empty. */
  freshData: boolean;
  port: number;
}

/** What only one of the programs is given. */
const ofOne = ['JWT_SECRET', 'JWT_PREVIOUS_SECRETS', 'ADMIN_PASSWORD'];

/** The environment of the API, the worker and their commands: the caller's without what is not theirs, and above it what we decided. */
function environmentFor(around: Surroundings, instanceId: string): NodeJS.ProcessEnv {
  const { settings, folders, secrets, tools } = around;
  const caller = settings.callerEnvironment;
  return {
    ...Object.fromEntries(Object.entries(caller).filter(([name]) => !ofOne.includes(name.replace(/_FILE$/, '')))),
    NODE_ENV: caller.NODE_ENV || 'production',
    LOG_LEVEL: caller.LOG_LEVEL || 'info',
    SANDBOX: caller.SANDBOX || sandboxFor(settings.host),
    STORAGE_DIR: caller.STORAGE_DIR || folders.storage,
    HOST: settings.host,
    PORT: String(around.port),
    DATABASE_URL: around.databaseUrl,
    REDIS_URL: around.redisUrl,
    ENCRYPTION_KEY: settings.encryptionKey ?? secrets.encryption_key,
    MEDIA_ROOTS: settings.mediaRoots ?? `media=${folders.media}`,
    FFPROBE_PATH: tools.ffprobe.path,
    FFMPEG_PATH: tools.ffmpeg.path,
    INSTANCE_ID: instanceId,
  };
}

/** Who signs tokens has what they are signed with; no other program does. */
function signingEnvironment({ settings, secrets }: Surroundings): NodeJS.ProcessEnv {
  const { JWT_PREVIOUS_SECRETS: previous, JWT_PREVIOUS_SECRETS_FILE: file } = settings.callerEnvironment;
  return {
    JWT_SECRET: settings.jwtSecret ?? secrets.jwt_secret,
    ...(previous !== undefined && { JWT_PREVIOUS_SECRETS: previous }),
    ...(file !== undefined && { JWT_PREVIOUS_SECRETS_FILE: file }),
  };
}

export function appSpec(around: Surroundings, name: 'api' | 'worker'): ServiceSpec {
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', programOf(around, name, 'main.js')],
    env: { ...environmentFor(around, `standalone-${name}`), ...(name === 'api' && signingEnvironment(around)) },
    cwd: around.folders.root,
    logFile: join(around.folders.log, `${name}.log`),
    stopSignal: 'SIGTERM',
    graceMs: 25_000,
  };
}

/** Brings the database to the newest schema; quick when it is there already. */
export async function migrate(around: Surroundings): Promise<void> {
  const env = environmentFor(around, 'standalone-migrate');
  const run = await runTool(process.execPath, [migrateProgram(around)], {
    env,
    cwd: around.folders.root,
  });
  if (run.code !== 0) throw new OperatorError(`The migrations failed:\n${gist(run.stderr || run.stdout)}`);
}

const firstAdminSchema = z.discriminatedUnion('created', [
  z.object({ created: z.literal(true), email: z.string(), api_key: z.string() }),
  z.object({ created: z.literal(false) }),
]);

/** Creates the administrator and an API key; null when the database has an administrator already. */
export async function firstAdmin(
  around: Surroundings,
  password: string,
): Promise<{ email: string; apiKey: string } | null> {
  const env = {
    ...environmentFor(around, 'standalone-first-admin'),
    ADMIN_EMAIL: around.settings.adminEmail,
    ADMIN_PASSWORD: password,
  };
  const program = programOf(around, 'api', 'first-admin.js');
  const run = await runTool(process.execPath, [program], { env, cwd: around.folders.root });
  const answer = firstAdminSchema.safeParse(jsonLine(run.stdout));
  if (run.code !== 0 || !answer.success) {
    throw new OperatorError(`The administrator could not be created:\n${gist(run.stderr || run.stdout)}`);
  }
  return answer.data.created ? { email: answer.data.email, apiKey: answer.data.api_key } : null;
}

export const migrateProgram = (around: Surroundings): string => programOf(around, 'api', 'migrate.js');

const programOf = (around: Surroundings, app: string, file: string): string =>
  join(around.folders.root, 'dist', 'apps', app, 'src', file);

/** The last line that is a JSON object: log lines may stand before it. */
function jsonLine(text: string): unknown {
  for (const line of text.trim().split('\n').reverse()) {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      continue;
    }
  }
  return null;
}

/** The error's message and the first lines after it: a printed error ends in details nobody reads first. */
function gist(text: string): string {
  const lines = text.trim().split('\n');
  const at = lines.findIndex((line) => /error/i.test(line));
  return (at < 0 ? lines.slice(-mostLines) : lines.slice(at, at + mostLines)).join('\n');
}
