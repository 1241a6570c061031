import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Analysis } from './client/analysis';
import { analysisLines } from './client/analysis-view';
import { probeFile } from './client/api-client';
import { junit } from './client/junit';
import { reason } from './client/reason';
import { runningApi } from './client/running-api';
import { compare } from './compare';
import { OperatorError } from './operator-error';
import { paint, plain } from './client/words';

const usage = `Usage: npm run probe -- <file> [--policy <slug>] [--depth quick|standard|full] [--format text|json|junit]

Probes a file through the running API. Exit code: 0 pass (also with warnings), 1 fail, 2 not evaluated or error.
With a policy the depth is full unless said otherwise. --json is --format json.
Without a policy a finding of severity error or critical fails.
npm run probe -- compare <reference> <distorted> tells how alike two files are; see compare --help.
FFPROBE_API_URL and FFPROBE_API_KEY name another service than the one \`npm run up\` started.`;

const exitCodes = { pass: 0, warn: 0, fail: 1, not_evaluated: 2 } as const;
const longestMs = 3_600_000;

/** `npm run probe -- <file>`: a verdict a person reads and a script can ask for. */
export async function probe(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === 'compare') return compare(rest);
  try {
    const asked = read(args);
    if (!asked) {
      console.log(usage);
      return args.some((arg) => arg === '--help' || arg === '-h') ? 0 : 2;
    }
    const api = runningApi();
    const started = performance.now();
    const analysis = await probeFile(api, { ...asked, timeoutMs: longestMs, onProgress: showProgress });
    clearProgress();
    show(analysis, asked, performance.now() - started);
    return exitCode(analysis);
  } catch (error) {
    clearProgress();
    console.error(reason(error));
    return 2;
  }
}

export function exitCode(analysis: Analysis): 0 | 1 | 2 {
  if (analysis.status !== 'completed') return 2;
  if (analysis.verdict) return exitCodes[analysis.verdict.result];
  return (analysis.findings ?? []).some(({ severity }) => severity === 'error' || severity === 'critical') ? 1 : 0;
}

const formats = ['text', 'json', 'junit'] as const;
type Format = (typeof formats)[number];

interface Asked {
  file: string;
  policy?: string;
  depth?: string;
  format: Format;
}

function read(args: readonly string[]): Asked | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      policy: { type: 'string' },
      depth: { type: 'string' },
      json: { type: 'boolean', default: false },
      format: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (values.help || file === undefined || more.length > 0) return null;
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new OperatorError(`${file} is not a file.`);
  const format = formats.find((one) => one === (values.format ?? (values.json ? 'json' : 'text')));
  if (!format) throw new OperatorError(`--format is one of ${formats.join(', ')}.`);
  const depth = values.depth ?? (values.policy === undefined ? undefined : 'full');
  return {
    file,
    format,
    ...(values.policy !== undefined && { policy: values.policy }),
    ...(depth !== undefined && { depth }),
  };
}

function show(analysis: Analysis, asked: Asked, ms: number): void {
  if (asked.format === 'json') return console.log(JSON.stringify(analysis, null, 2));
  if (asked.format === 'junit') return console.log(junit(asked.file, analysis, ms / 1000));
  const how = [analysis.depth && `depth ${analysis.depth}`, `${Math.round(ms)} ms`].filter(Boolean).join(', ');
  console.log([`${paint('bold', plain(asked.file))}  ${how}`, ...analysisLines(analysis)].join('\n'));
}

function showProgress({ progress, status }: Analysis): void {
  if (!process.stderr.isTTY) return;
  const percent = progress?.fraction == null ? '' : ` ${Math.round(progress.fraction * 100)} %`;
  process.stderr.write(`\r\x1b[2K${progress?.stage ?? status}${percent}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
}
