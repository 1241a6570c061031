import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Analysis, ApiProblem, FfprobeApi } from '@ffprobe-api/client';
import { reason } from '@ffprobe-api/client/cli';
import { answered, positive } from './client/answered';
import { type CorpusEntry, corpusHeader, corpusRow, summaryLines, summaryOf } from './client/corpus-view';
import { findRoot, foldersBelow } from './folders';
import { OperatorError } from './operator-error';
import { type ApiAddress, runningApi } from './client/running-api';

const usage = `Usage: npm run corpus -- <folder> [--depth quick|standard|full] [--policy <slug>]
                              [--concurrency 2] [--timeout 300] [--output summary.json]

Probes every file of a folder and its subfolders through the running API. \`--timeout\` is in seconds for one file.
Exit code 1 when the API failed (5xx), could not be reached, or did not answer in time; bad media is no failure.`;

interface Asked {
  folder: string;
  depth?: string;
  policy?: string;
  concurrency: number;
  timeoutMs: number;
  output: string;
}

/** `npm run corpus -- <folder>`: does the service stand a whole folder of files? */
export async function corpus(args: readonly string[]): Promise<number> {
  return answered(usage, args, async () => {
    const asked = read(args);
    return asked && run(asked, runningApi());
  });
}

async function run(asked: Asked, api: ApiAddress): Promise<number> {
  const files = filesBelow(asked.folder);
  if (files.length === 0) throw new OperatorError(`There is no file in ${asked.folder}.`);
  const started = new Date();
  const nameWidth = Math.min(44, Math.max(4, ...files.map((file) => relative(asked.folder, file).length)));
  console.log(corpusHeader(nameWidth));
  const entries: CorpusEntry[] = [];
  const queue = files.values();
  const lane = async (): Promise<void> => {
    for (const file of queue) {
      const entry = await probeOne(api, file, asked);
      entries.push(entry);
      console.log(corpusRow(entry, nameWidth));
    }
  };
  await Promise.all(Array.from({ length: asked.concurrency }, lane));
  entries.sort((a, b) => a.file.localeCompare(b.file));
  const summary = { ...summaryOf(entries, api.baseUrl, asked.folder, started), files: entries };
  writeFileSync(asked.output, `${JSON.stringify(summary, null, 2)}\n`);
  console.log(summaryLines(summary, asked.output).join('\n'));
  return summary.server_errors + summary.timeouts + summary.unreachable === 0 ? 0 : 1;
}

async function probeOne(api: ApiAddress, file: string, asked: Asked): Promise<CorpusEntry> {
  const started = performance.now();
  const entry = (outcome: CorpusEntry['outcome'], analysis: Analysis | null, why: string | null): CorpusEntry => ({
    file: relative(asked.folder, file),
    outcome,
    ms: Math.round(performance.now() - started),
    reason: why,
    analysis,
  });
  try {
    const options = {
      ...(asked.depth !== undefined && { depth: asked.depth as Analysis['depth'] }),
      ...(asked.policy !== undefined && { policy: asked.policy }),
    };
    const signal = AbortSignal.timeout(asked.timeoutMs);
    const analysis = await new FfprobeApi(api).probeFile(file, options, { signal });
    const why = analysis.error?.code ?? null;
    return entry(analysis.status === 'completed' ? 'completed' : 'failed', analysis, why);
  } catch (error) {
    if (error instanceof ApiProblem)
      return entry(error.status >= 500 ? 'server_error' : 'refused', null, reason(error));
    const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
    return entry(late ? 'timeout' : 'unreachable', null, reason(error));
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function read(args: readonly string[]): Asked | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      depth: { type: 'string' },
      policy: { type: 'string' },
      concurrency: { type: 'string', default: '2' },
      timeout: { type: 'string', default: '300' },
      output: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [folder, ...more] = positionals;
  if (values.help || folder === undefined || more.length > 0) return null;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new OperatorError(`${folder} is not a folder.`);
  return {
    folder: resolve(folder),
    concurrency: positive('--concurrency', values.concurrency),
    timeoutMs: positive('--timeout', values.timeout) * 1_000,
    output: values.output ?? defaultOutput(),
    ...(values.policy !== undefined && { policy: values.policy }),
    ...(values.depth !== undefined && { depth: values.depth }),
  };
}

function defaultOutput(): string {
  const folder = join(foldersBelow(findRoot()).local, 'corpus');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
}
