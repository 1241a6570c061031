import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of a media tool, as it may be shown: secrets are replaced already. */
export interface ToolRun {
  command: readonly string[];
  reason: string;
  wallSeconds: number;
  cpuSeconds: number | null;
}

const keptRuns = 10;
const trails = new AsyncLocalStorage<ToolTrail>();

/** The media tools an attempt ran: all counted, the longest kept. */
export class ToolTrail {
  count = 0;
  /** Of all of them; those whose accounting was lost are not in it. */
  cpuSeconds = 0;
  readonly longest: ToolRun[] = [];

  /** Whatever `work` runs leaves its trace here. */
  follow<T>(work: () => T): T {
    return trails.run(this, work);
  }

  add(run: ToolRun): void {
    this.count += 1;
    this.cpuSeconds += run.cpuSeconds ?? 0;
    this.longest.push(run);
    this.longest.sort((a, b) => b.wallSeconds - a.wallSeconds);
    this.longest.length = Math.min(this.longest.length, keptRuns);
  }
}

/** Adds a run to the trail of the attempt under way; nothing outside of one. */
export function leaveTrail(run: ToolRun): void {
  trails.getStore()?.add(run);
}

/** CPU seconds of all tools the attempt under way has run so far; null outside of one. */
export function trailedCpuSeconds(): number | null {
  return trails.getStore()?.cpuSeconds ?? null;
}
