import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Analysis, ApiProblem, FfprobeApi } from '@ffprobe-api/client';
import { answered, positive } from './client/answered';
import { type ApiAddress, runningApi } from './client/running-api';
import { OperatorError } from './operator-error';
import { readingOf } from './truth/facts-of';
import { expectations, filesOf, readCases, type TruthCase } from './truth/truth-case';
import { truthField } from './truth/truth-fields';
import { truthRow, type TruthLine, truthSummary } from './truth/truth-table';

const usage = `Usage: npm run truth -- <cases.json> <folder> [--depth standard|full] [--only T02,T04] [--timeout 300]

Probes the file of every case through the running API and holds the answer against what the case expects.
Values that only decoding shows are asked for at depth full, all others at depth standard, or at --depth.
A missing file and a case that is no probe are printed and counted as skipped.
Exit code 0 when every value agrees, 1 when one does not, 2 when it could not be tried.`;

interface Asked {
  cases: TruthCase[];
  folder: string;
  depth: string | null;
  timeoutMs: number;
}

/** `npm run truth -- <cases.json> <folder>`: does the service agree with independent truth? */
export async function truth(args: readonly string[]): Promise<number> {
  return answered(usage, args, async () => {
    const asked = read(args);
    return asked && tryCases(runningApi(), asked);
  });
}

async function tryCases(api: ApiAddress, asked: Asked): Promise<number> {
  const lines: TruthLine[] = [];
  console.log(truthRow(null));
  for (const one of asked.cases) {
    for (const line of await tryCase(api, one, asked)) {
      lines.push(line);
      console.log(truthRow(line));
    }
  }
  console.log(truthSummary(lines));
  return lines.some(({ outcome }) => outcome === 'differs') ? 1 : 0;
}

async function tryCase(api: ApiAddress, of: TruthCase, asked: Asked): Promise<TruthLine[]> {
  const skip = (why: string): TruthLine[] => [
    { id: of.id, field: of.field, outcome: 'skipped', expected: null, got: why },
  ];
  if (/\bagainst\b/.test(of.file)) return skip('a comparison of two files, not a probe');
  const lines: TruthLine[] = [];
  for (const { file, part } of filesOf(of)) {
    const path = join(asked.folder, file);
    if (!existsSync(path)) lines.push(...skip(`${file} is not there`));
    else lines.push(...(await tryFile(api, of, path, part, asked)));
  }
  return lines;
}

async function tryFile(
  api: ApiAddress,
  of: TruthCase,
  path: string,
  part: string | null,
  { depth, timeoutMs }: Asked,
): Promise<TruthLine[]> {
  const wanted = expectations(of, part).map((expectation) => ({
    ...expectation,
    ...truthField(expectation.name, of.field),
  }));
  if (wanted.some(({ name }) => /^(psnr|ssim|vmaf)/.test(name))) {
    return [
      { id: of.id, field: of.field, outcome: 'skipped', expected: null, got: 'a comparison of two files, not a probe' },
    ];
  }
  const needed = wanted.some(({ decoded }) => decoded) ? 'full' : (depth ?? 'standard');
  const signal = AbortSignal.timeout(timeoutMs);
  const analysis = await new FfprobeApi(api)
    .probeFile(path, { depth: needed as Analysis['depth'], fresh: true }, { signal })
    .catch((error: unknown) => {
      if (error instanceof ApiProblem) return { status: 'refused', error: error.problem };
      throw error;
    });
  const reading = readingOf(analysis);
  return wanted.map(({ name, expected, tolerance, got, agrees }) => {
    const value = got(reading);
    return {
      id: of.id,
      field: part === null ? name : `${part} ${name}`,
      outcome: agrees(expected, value, tolerance) ? 'agrees' : 'differs',
      expected,
      got: value,
    };
  });
}

function read(args: readonly string[]): Asked | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      depth: { type: 'string' },
      only: { type: 'string' },
      timeout: { type: 'string', default: '300' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [cases, folder, ...more] = positionals;
  if (values.help || cases === undefined || folder === undefined || more.length > 0) return null;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new OperatorError(`${folder} is not a folder.`);
  const only = values.only?.split(',');
  return {
    cases: readCases(cases).filter(({ id }) => only?.includes(id) ?? true),
    folder: resolve(folder),
    depth: values.depth ?? null,
    timeoutMs: positive('--timeout', values.timeout) * 1_000,
  };
}
