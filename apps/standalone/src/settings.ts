import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OperatorError } from './operator-error';

/** What the operator may decide by environment; everything else passes through to the API and the worker untouched. */
export interface Settings {
  host: string;
  port: number;
  databaseUrl: string | null;
  redisUrl: string | null;
  ffprobePath: string | null;
  ffmpegPath: string | null;
  mediaRoots: string | null;
  adminEmail: string;
  adminPassword: string | null;
  jwtSecret: string | null;
  encryptionKey: string | null;
  /** The caller's variables, without the `NAME_FILE` of those read here. */
  callerEnvironment: NodeJS.ProcessEnv;
}

/** Where the command-line tools find a service that was not started from this folder. */
interface RemoteSettings {
  baseUrl: string | null;
  apiKey: string | null;
}

const text = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value));

const schema = z.object({
  HOST: text.transform((value) => value ?? '127.0.0.1'),
  PORT: text.pipe(z.coerce.number<string | null>().int().max(65535)).transform((value) => value || 8080),
  DATABASE_URL: text,
  REDIS_URL: text,
  FFPROBE_PATH: text,
  FFMPEG_PATH: text,
  MEDIA_ROOTS: text,
  ADMIN_EMAIL: text.transform((value) => value ?? 'admin@ffprobe-api.local'),
  ADMIN_PASSWORD: text,
  JWT_SECRET: text,
  ENCRYPTION_KEY: text,
});

/**
 * As in the service, `NAME_FILE` (a path) stands in for `NAME`.
 * @throws OperatorError naming every variable that has a bad value
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const names = Object.keys(schema.shape);
  const read = schema.safeParse(Object.fromEntries(names.map((name) => [name, valueOf(name, environment)])));
  if (!read.success) {
    const bad = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new OperatorError(`Bad value in the environment. ${bad.join('; ')}`);
  }
  const value = read.data;
  return {
    host: value.HOST,
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_URL,
    ffprobePath: value.FFPROBE_PATH,
    ffmpegPath: value.FFMPEG_PATH,
    mediaRoots: value.MEDIA_ROOTS,
    adminEmail: value.ADMIN_EMAIL,
    adminPassword: value.ADMIN_PASSWORD,
    jwtSecret: value.JWT_SECRET,
    encryptionKey: value.ENCRYPTION_KEY,
    callerEnvironment: without(
      environment,
      names.map((name) => `${name}_FILE`),
    ),
  };
}

export function readRemoteSettings(environment: NodeJS.ProcessEnv = process.env): RemoteSettings {
  return { baseUrl: environment.FFPROBE_API_URL || null, apiKey: environment.FFPROBE_API_KEY || null };
}

function valueOf(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return environment[name];
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch {
    throw new OperatorError(`${name}_FILE names ${file}, which cannot be read.`);
  }
}

function without(environment: NodeJS.ProcessEnv, names: string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
}
