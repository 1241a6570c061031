import type { OpenedFile, ToolRunner } from '@app/ffmpeg';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Seen } from '../case';
import { built } from './built';

type Parser = (runner: ToolRunner, file: OpenedFile, signal: AbortSignal) => Promise<unknown>;

/** Our parsers of strangers' bytes, by the name of their script. */
const parsers: Record<string, Parser> = { 'mp4-boxes': built.mp4Boxes };
const longestSeconds = 25;

/** Gives every file to each of our own parsers, boxed as in service, and says how long it took. */
export async function ownParsers(files: Record<string, Buffer>): Promise<[string, Seen][]> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-parsers-'));
  const runner = new built.ToolRunner({ sandbox: 'require' });
  try {
    const seen: [string, Seen][] = [];
    for (const name of scripts()) {
      const parse = parsers[name];
      // A parser nobody attacks is a hole in this suite.
      seen.push([
        name,
        parse ? await worst(parse, runner, folder, files) : { got: 'is not attacked here', holds: false },
      ]);
    }
    return seen;
  } finally {
    await runner.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function worst(parse: Parser, runner: ToolRunner, folder: string, files: Record<string, Buffer>): Promise<Seen> {
  let slowest = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const began = performance.now();
    const answer = await parse(runner, built.identifyFile(path), AbortSignal.timeout(60_000));
    slowest = Math.max(slowest, (performance.now() - began) / 1000);
    if (answer === undefined) return { got: `no answer to ${name}`, holds: false };
  }
  return {
    got: `${Object.keys(files).length} files, slowest ${slowest.toFixed(1)} s`,
    holds: slowest < longestSeconds,
  };
}

/** The boxed scripts there are. */
function scripts(): string[] {
  const folder = join(__dirname, '../../../libs/ffmpeg/src/parsers');
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.script.ts'))
    .map((path) => basename(path, '.script.ts'));
}
