import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** One line of the table: what was measured, and beside which floor. */
export interface Row {
  what: string;
  value: number;
  unit: string;
  /** value of the peer measured in the same run, and what the ratio must be */
  peer?: { what: string; ratio: number; wanted: string; holds: boolean };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The value below which that share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** How much y grows with each x: the least-squares line through the points. */
export function slopeOf(points: readonly { x: number; y: number }[]): number {
  const mean = (of: 'x' | 'y') => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean('x'), mean('y')];
  const along = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return along / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}

/** Physical memory of a process now, in bytes. @throws when it is gone */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

/** A value with a limit in its own unit. */
export function within(what: string, value: number, unit: string, limit: number): Row {
  const most = `${limit} ${unit}`;
  return {
    what,
    value,
    unit,
    peer: { what: most, ratio: value / limit, wanted: `at most ${most}`, holds: value <= limit },
  };
}

/** A value beside a peer's, of which it may be so many times as much. */
export function atMost(what: string, value: number, unit: string, peer: string, ratio: number, most: number): Row {
  return { what, value, unit, peer: { what: peer, ratio, wanted: `at most ${most}`, holds: ratio <= most } };
}

/** Milliseconds of each of `count` calls, one after the other. */
export async function timesOf(count: number, call: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return times;
}

/** Calls a second with `callers` at once, over `count` calls. */
export async function rateOf(count: number, callers: number, call: () => Promise<unknown>): Promise<number> {
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left > 0) {
        left -= 1;
        await call();
      }
    }),
  );
  return count / ((performance.now() - began) / 1000);
}

/** Medians of interleaved rounds: what one noisy minute does to one it does to all. */
export async function interleaved(
  rounds: number,
  calls: Record<string, () => Promise<number>>,
): Promise<Record<string, number>> {
  const seen: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, call] of Object.entries(calls)) (seen[name] ??= []).push(await call());
  }
  return Object.fromEntries(Object.entries(seen).map(([name, values]) => [name, median(values)]));
}

export function printed(rows: readonly Row[]): string {
  const lines = rows.map(({ what, value, unit, peer }) => [
    what,
    `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ${unit}`,
    peer ? `${peer.ratio.toFixed(2)} × ${peer.what}` : '',
    peer ? peer.wanted : '',
    peer ? (peer.holds ? 'holds' : 'MISSED') : '',
  ]);
  return [['what', 'measured', 'ratio', 'wanted', ''], ['---', '---', '---', '---', '---'], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
