import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareFiles } from './client/compare-files';
import type { Comparison } from './client/comparison';
import { comparisonLines } from './client/comparison-view';
import { reason } from './client/reason';
import { runningApi } from './client/running-api';
import { paint, plain } from './client/words';
import { OperatorError } from './operator-error';

export const compareUsage = `Usage: npm run probe -- compare <reference> <distorted> [--metrics vmaf,psnr,ssim] [--model <vmaf model>]
         [--every <n>] [--fail-below vmaf=90]… [--json]

Compares two files through the running API. Exit code: 0 valid and no value below its limit, 1 a value below,
2 refused, not evaluated or error.`;

const longestMs = 12 * 3_600_000;

/** `npm run probe -- compare`: a score a person reads, and a verdict a script can ask for. @param args after the word compare */
export async function compare(args: readonly string[]): Promise<number> {
  try {
    const asked = read(args);
    if (!asked) {
      console.log(compareUsage);
      return args.some((arg) => arg === '--help' || arg === '-h') ? 0 : 2;
    }
    const { reference, distorted, options, json } = asked;
    const signal = AbortSignal.timeout(longestMs);
    const comparison = await compareFiles(runningApi(), { reference, distorted, options, signal, onProgress });
    clearProgress();
    const heading = paint('bold', plain(`${distorted} against ${reference}`));
    console.log(json ? JSON.stringify(comparison, null, 2) : [heading, ...comparisonLines(comparison)].join('\n'));
    return compareExitCode(comparison);
  } catch (error) {
    clearProgress();
    console.error(reason(error));
    return 2;
  }
}

export function compareExitCode({ status, validity, verdict }: Comparison): 0 | 1 | 2 {
  if (status !== 'completed' || !validity?.valid) return 2;
  return { pass: 0, fail: 1, not_evaluated: 2 }[verdict?.result ?? 'pass'] as 0 | 1 | 2;
}

interface Asked {
  reference: string;
  distorted: string;
  json: boolean;
  options: Record<string, unknown>;
}

function read(args: readonly string[]): Asked | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      metrics: { type: 'string' },
      model: { type: 'string' },
      every: { type: 'string' },
      'fail-below': { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [reference, distorted, ...more] = positionals;
  if (values.help || reference === undefined || distorted === undefined || more.length > 0) return null;
  for (const file of [reference, distorted])
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new OperatorError(`${file} is not a file.`);
  const limits = (values['fail-below'] ?? []).flatMap((text) => text.split(',')).map(limit);
  return {
    reference,
    distorted,
    json: values.json,
    options: {
      ...(values.metrics !== undefined && { metrics: values.metrics.split(',') }),
      ...(values.model !== undefined && { vmaf_model: values.model }),
      ...(values.every !== undefined && { sampling: { every_n_frames: Number(values.every) } }),
      ...(limits.length > 0 && { fail_below: Object.fromEntries(limits) }),
    },
  };
}

/** `vmaf=90`, or `90` for VMAF. */
export function limit(text: string): [string, number] {
  const [, metric = 'vmaf', value] = /^(?:(\w+)=)?(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (value === undefined) throw new OperatorError(`--fail-below is <metric>=<number>, not ${text}.`);
  return [metric, Number(value)];
}

function onProgress({ progress, status }: Comparison): void {
  if (!process.stderr.isTTY) return;
  const percent = progress?.fraction == null ? '' : ` ${Math.round(progress.fraction * 100)} %`;
  process.stderr.write(`\r\x1b[2K${progress?.stage ?? status}${percent}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
}
