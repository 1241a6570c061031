import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readJson, writePrivateJson } from './private-file';

const pid = z.number().int().positive().nullable();

const stackSchema = z.object({
  base_url: z.string(),
  docs_url: z.string(),
  /** Null when the administrator of a database of one's own was there before. */
  api_key: z.string().nullable(),
  admin: z.object({ email: z.string(), password: z.string() }).nullable(),
  /** Null for a PostgreSQL or Redis of the operator's own. */
  pids: z.object({ api: pid, worker: pid, postgres: pid, redis: pid }),
});

/** `.local/stack.json` (0600): how to reach the running stack. */
export type Stack = z.infer<typeof stackSchema>;

export function readStack(path: string): Stack | null {
  const read = stackSchema.safeParse(readJson(path));
  return read.success ? read.data : null;
}

export const writeStack = (path: string, stack: Stack): void => writePrivateJson(path, stack);

export const removeStack = (path: string): void => rmSync(path, { force: true });
