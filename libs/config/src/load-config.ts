import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { misspeltNames } from './misspelt-names';
import { environmentNames, environmentSchema, type Settings } from './schema';

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
  const problems: string[] = [];
  const given: Record<string, string> = {};
  for (const name of environmentNames) {
    const value = valueOf(name, environment, problems);
    if (value) given[name] = value;
  }
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(`The service can't start with these settings:\n  ${problems.join('\n  ')}`);
  }
  const instanceId = parsed.data.INSTANCE_ID ?? `${hostname().replace(/[^\w.-]/g, '-')}-${process.pid}`;
  return Object.freeze({ ...parsed.data, instanceId });
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
