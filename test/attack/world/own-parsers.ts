import type { ToolResult, ToolRunner } from '@app/ffmpeg';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Seen } from '../case';
import { built } from './built';

const megabyte = 1 << 20;
/** What the parsers are given at most in service; WebAssembly reserves address space that counts as memory. */
const limits = { timeoutMs: 30_000, cpuSeconds: 20, memoryBytes: 4_096 * megabyte, maxStdoutBytes: 128 * megabyte };
/** A busy machine stretches the time by the clock, never beyond the deadline, and not the processor's. */
const spareSeconds = 2;
const mostMemory = 1_024 * megabyte;

type Feeding = (
  path: string,
  bytes: Buffer,
) => { args?: string[]; files?: ReturnType<typeof built.identifyFile>[]; input?: Buffer };

const asFile =
  (...args: string[]): Feeding =>
  (path) => ({ args, files: [built.identifyFile(path)] });
const asManifest =
  (kind: string): Feeding =>
  (_, bytes) => ({
    input: Buffer.from(JSON.stringify([{ kind, bytes: bytes.toString('base64'), base: 'https://example.com/a/b' }])),
  });

/** How a parser is given its bytes, by the name of its script; one that is not named here gets them as descriptor 3. */
const feedings: Record<string, Feeding[]> = {
  'parse-manifests': [asManifest('hls'), asManifest('dash')],
  'transport-stream': [asFile('10000')],
  wrapper: [asFile('mxf'), asFile('wave')],
};

/** Gives every file to each of our own parsers of strangers' bytes, boxed as in service, and says what came of it. */
export async function ownParsers(files: Record<string, Buffer>): Promise<[string, Seen][]> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-parsers-'));
  const runner = new built.ToolRunner({ sandbox: 'require' });
  try {
    const seen: [string, Seen][] = [];
    for (const script of scripts()) seen.push([nameOf(script), await worst(script, runner, folder, files)]);
    return seen;
  } finally {
    await runner.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function worst(script: string, runner: ToolRunner, folder: string, files: Record<string, Buffer>): Promise<Seen> {
  const results: ToolResult[] = [];
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    for (const feed of feedings[nameOf(script)] ?? [asFile()]) {
      results.push(await built.runBoxedScript(runner, { script, limits, ...feed(path, bytes) }));
    }
  }
  const slowest = Math.max(...results.map(({ wallSeconds }) => wallSeconds));
  const busiest = Math.max(...results.map(({ cpuSeconds }) => cpuSeconds ?? 0));
  const memory = Math.max(...results.map(({ peakMemoryBytes }) => peakMemoryBytes ?? 0));
  const crashed = results.filter(({ reason }) => reason === 'killed' || reason === 'spawn_failed');
  return {
    got: `${results.length} runs, slowest ${slowest.toFixed(1)} s with at most ${busiest.toFixed(1)} s of CPU, ${Math.round(memory / megabyte)} MB${crashed.length > 0 ? `, ${crashed.length} crashed: ${crashed[0]?.stderr.slice(0, 200)}` : ''}`,
    holds:
      slowest < limits.timeoutMs / 1000 + spareSeconds &&
      busiest < limits.cpuSeconds + spareSeconds &&
      memory < mostMemory &&
      crashed.length === 0,
  };
}

/** The boxed scripts there are, compiled. */
function scripts(): string[] {
  const folder = join(__dirname, '../../../dist/libs');
  const found = readdirSync(folder, { recursive: true }).map(String);
  const paths = found.filter((path) => path.endsWith('.script.js')).map((path) => join(folder, path));
  if (paths.length === 0) throw new Error('no parser of ours was found');
  return paths.sort();
}

const nameOf = (script: string): string => basename(script, '.script.js');
