import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { ChaosCase, Seen } from './case';

export interface Line {
  case: ChaosCase;
  seen: Seen;
  seconds: number;
}

const page = join(__dirname, '../../docs/reliability.md');
const [begin, end] = ['<!-- npm run chaos -- --write: from here -->', '<!-- to here -->'];

/** What it ran on and when, so that figures can be held beside others. */
export function machine(): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg()[0]?.toFixed(1);
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}, load ${load} at the start`;
}

export function lineOf({ case: one, seen, seconds }: Line): string {
  const verdict = seen.skipped !== undefined ? 'skipped' : seen.holds ? 'ok' : 'FAILED';
  return `| ${one.number} | ${one.title} | ${one.expected} | ${seen.got} (${seconds.toFixed(0)} s) | ${verdict} |`;
}

export function tableOf(lines: readonly Line[]): string {
  return ['| # | fault | expected | seen | |', '| --- | --- | --- | --- | --- |', ...lines.map(lineOf)].join('\n');
}

/** Replaces the table in docs/reliability.md. */
export function writeTable(lines: readonly Line[], seenOn: string): void {
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for the table`);
  writeFileSync(page, `${before}${begin}\n\n${tableOf(lines)}\n\nSeen on ${seenOn}.\n\n${end}${after}`);
}
