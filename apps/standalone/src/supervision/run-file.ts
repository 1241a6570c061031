import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readJson, writePrivateJson } from '../private-file';
import { endProcess, isAlive, type ProcessRef, refTo } from './process-identity';
import type { ServiceName } from './supervised';

const refSchema = z.object({ pid: z.number().int().positive(), born: z.string() });
const runSchema = z.object({
  supervisor: refSchema,
  services: z.partialRecord(z.enum(['postgres', 'redis', 'api', 'worker']), refSchema),
});

type Run = z.infer<typeof runSchema>;

/** Ended from the outside in: nothing is cut off from the database while it still works. */
const endingOrder: { names: ServiceName[]; signal: NodeJS.Signals; graceMs: number }[] = [
  { names: ['api', 'worker'], signal: 'SIGTERM', graceMs: 15_000 },
  { names: ['redis'], signal: 'SIGTERM', graceMs: 10_000 },
  { names: ['postgres'], signal: 'SIGINT', graceMs: 15_000 },
];

/** `.local/run.json`: who runs the stack and which processes are ours. It is also the lock against a second start. */
export class RunFile {
  private run: Run;

  private constructor(private readonly path: string) {
    this.run = { supervisor: refTo(process.pid), services: {} };
  }

  /** Takes the lock; null when a living supervisor holds it. What an earlier run left behind must be ended first. */
  static take(path: string): RunFile | null {
    const file = new RunFile(path);
    try {
      writeFileSync(path, JSON.stringify(file.run), { flag: 'wx', mode: 0o600 });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
      throw error;
    }
  }

  record(name: ServiceName, ref: ProcessRef): void {
    this.run = { ...this.run, services: { ...this.run.services, [name]: ref } };
    writePrivateJson(this.path, this.run);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}

/** What `.local/run.json` says, or null when there is none (or half of one). */
export function readRun(path: string): Run | null {
  const read = runSchema.safeParse(readJson(path));
  return read.success ? read.data : null;
}

export function isRunning(path: string): boolean {
  const run = readRun(path);
  return run !== null && isAlive(run.supervisor);
}

/**
 * Ends the services of a run whose supervisor is gone, and forgets the run.
 * @returns the names of those that were still alive
 */
export async function endLeftovers(path: string): Promise<ServiceName[]> {
  const run = readRun(path);
  const ended: ServiceName[] = [];
  for (const { names, signal, graceMs } of run ? endingOrder : []) {
    await Promise.all(
      names.map(async (name) => {
        const ref = run?.services[name];
        if (!ref || !isAlive(ref)) return;
        ended.push(name);
        await endProcess(ref, signal, graceMs);
      }),
    );
  }
  if (existsSync(path)) rmSync(path, { force: true });
  return ended;
}
