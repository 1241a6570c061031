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
