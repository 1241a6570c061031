import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { misspeltNames } from './misspelt-names';
import type { z } from 'zod';
import { databaseSchema, environmentNames, environmentSchema, type Settings } from './schema';
import { signingSecret } from './setting-values';

/** The service's settings, read once at boot; `instanceId` names this process in logs and leases. */
export type Config = Readonly<Settings> & { readonly instanceId: string };

/** Thrown at boot; its message names every bad setting, never its value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the environment once. `NAME_FILE` (a path) stands in for `NAME`, as mounted secrets do; an empty string counts as unset.
 * @throws ConfigError naming every missing or malformed setting
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const settings = read(environmentSchema, environmentNames, environment);
  const instanceId = settings.INSTANCE_ID ?? `${hostname().replace(/[^\w.-]/g, '-')}-${process.pid}`;
  return Object.freeze({ ...settings, instanceId });
}

/**
 * The same for the program that signs tokens, and needs the secret for it; no other is to be given it.
 * @throws ConfigError as {@link loadConfig}, JWT_SECRET among them
 */
export function loadSigningConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const signing = environmentSchema.safeExtend({ JWT_SECRET: signingSecret });
  read(signing, environmentNames, environment);
  return loadConfig(environment);
}

/**
 * The settings of a program that only writes to the database: it needs no Redis and no secret.
 * @throws ConfigError naming every missing or malformed setting among them
 */
export const loadDatabaseConfig = (environment: NodeJS.ProcessEnv = process.env) =>
  Object.freeze(read(databaseSchema, Object.keys(databaseSchema.shape), environment));

function read<T extends z.ZodType>(schema: T, names: readonly string[], environment: NodeJS.ProcessEnv): z.infer<T> {
  const problems: string[] = [];
  const given: Record<string, string> = {};
  for (const name of names) {
    const value = valueOf(name, environment, problems);
    if (value) given[name] = value;
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(`The service can't start with these settings:\n  ${problems.join('\n  ')}`);
  }
  return parsed.data;
}

/** What stands in the environment and is nearly a setting. */
export const misspeltSettings = (environment: NodeJS.ProcessEnv = process.env) => misspeltNames(environment);

function valueOf(name: string, environment: NodeJS.ProcessEnv, problems: string[]): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return environment[name];
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch (error) {
    problems.push(`${name}_FILE: can't be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
    return undefined;
  }
}
