import { statSync } from 'node:fs';
import { UsageError } from './usage-error';

export const outputFormats = ['text', 'json', 'junit'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** `--format`, or `--json` for `--format json`. @throws UsageError */
export function outputFormat(values: { format?: string | undefined; json?: boolean | undefined }): OutputFormat {
  const format = outputFormats.find((one) => one === (values.format ?? (values.json ? 'json' : 'text')));
  if (!format) throw new UsageError(`--format is one of ${outputFormats.join(', ')}.`);
  return format;
}

export const depths = ['quick', 'standard', 'full'] as const;
export type Depth = (typeof depths)[number];

/** @throws UsageError */
export function depthOf(text: string | undefined): Depth | undefined {
  const depth = depths.find((one) => one === text);
  if (text !== undefined && !depth) throw new UsageError(`--depth is one of ${depths.join(', ')}.`);
  return depth;
}

/** @throws UsageError */
export function mustBeFile(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`There is no file ${path}.`);
  if (!found.isFile())
    throw new UsageError(`${path} is not a file.${found.isDirectory() ? ' The command batch takes folders.' : ''}`);
  return path;
}

/** @throws UsageError */
export function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError(`${option} takes a whole number above 0.`);
}
