import { parseArgs } from 'node:util';
import type { FfprobeApi } from '../../api';
import type { Comparison, CompareOptions } from '../../types';
import { mustBeFile, wholeNumber } from '../arguments';
import { type Command, type ExitCode, verdictExit } from '../command';
import { ProgressLine } from '../terminal/progress';
import { paint, plain } from '../terminal/words';
import { UsageError } from '../usage-error';
import { comparisonLines } from '../views/comparison-view';

const options = {
  metrics: { type: 'string' },
  model: { type: 'string' },
  every: { type: 'string' },
  'every-scene': { type: 'string' },
  scaling: { type: 'string' },
  'fail-below': { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

export const compare: Command = {
  name: 'compare',
  synopsis: '<reference> <distorted> [--metrics vmaf,psnr,ssim] [--fail-below vmaf=90]…',
  summary: 'how alike two files are, or why that cannot be said',
  help: `Sends two files and measures the second against the first.

  --metrics <list>            vmaf, psnr, ssim, ms_ssim, xpsnr, vif, cambi
  --model <vmaf model>        another model than the one that fits the size of the picture
  --every <n>                 measure every n-th frame
  --every-scene <n>           measure every n-th scene instead
  --scaling <method>          bicubic (default), bilinear, lanczos, spline, area, neighbor
  --fail-below <metric>=<n>   least acceptable mean; may be repeated
  --json                      the whole comparison

Exit code: 0 valid and no value below its limit, 1 a value below, 2 refused, not evaluated or error.`,
  run,
};

async function run(args: string[], api: () => FfprobeApi): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [reference, distorted, ...more] = positionals.map(mustBeFile);
  if (reference === undefined || distorted === undefined || more.length > 0)
    throw new UsageError('Name two files: the reference and what is held against it.');
  const limits = (values['fail-below'] ?? []).flatMap((text) => text.split(',')).map(limit);
  const asked: CompareOptions = {
    ...(values.metrics !== undefined && { metrics: values.metrics.split(',') as CompareOptions['metrics'] }),
    ...(values.model !== undefined && { vmaf_model: values.model }),
    ...sampling(values.every, values['every-scene']),
    ...(values.scaling !== undefined && { scaling: values.scaling as NonNullable<CompareOptions['scaling']> }),
    ...(limits.length > 0 && { fail_below: Object.fromEntries(limits) }),
  };
  const line = new ProgressLine();
  try {
    const sides = [reference, distorted];
    const sent: { upload_id: string }[] = [];
    for (const side of sides) sent.push({ upload_id: (await api().upload(side, line.watching(side))).upload_id });
    const [first, second] = sent as [{ upload_id: string }, { upload_id: string }];
    const comparison = await api().compare(first, second, asked, line.watching(distorted));
    line.clear();
    const heading = paint('bold', plain(`${distorted} against ${reference}`));
    const text = [heading, ...comparisonLines(comparison)].join('\n');
    console.log(values.json ? JSON.stringify(comparison, null, 2) : text);
    return compareExitCode(comparison);
  } finally {
    line.clear();
  }
}

export function compareExitCode({ status, validity, verdict }: Comparison): ExitCode {
  if (status !== 'completed' || !validity?.valid) return 2;
  return verdictExit[verdict?.result ?? 'pass'];
}

/** The service refuses both together by name. */
export function sampling(frames?: string, scenes?: string): Pick<CompareOptions, 'sampling'> {
  if (frames === undefined && scenes === undefined) return {};
  return {
    sampling: {
      every_n_frames: frames === undefined ? 1 : wholeNumber('--every', frames),
      ...(scenes !== undefined && { every_n_scenes: wholeNumber('--every-scene', scenes) }),
    },
  };
}

/** `vmaf=90`, or `90` for VMAF. */
export function limit(text: string): [string, number] {
  const [, metric = 'vmaf', value] = /^(?:(\w+)=)?(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (value === undefined) throw new UsageError(`--fail-below is <metric>=<number>, not ${text}.`);
  return [metric, Number(value)];
}
