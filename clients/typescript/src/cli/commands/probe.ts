import { parseArgs } from 'node:util';
import type { FfprobeApi } from '../../api';
import type { Analysis, ProbeOptions, Watching } from '../../types';
import { depthOf, mustBeFile, outputFormat, type OutputFormat } from '../arguments';
import { type Command, type ExitCode, verdictExit } from '../command';
import { ProgressLine } from '../terminal/progress';
import { paint, plain } from '../terminal/words';
import { UsageError } from '../usage-error';
import { analysisLines } from '../views/analysis-view';
import { junit } from '../views/junit';

const options = {
  policy: { type: 'string' },
  depth: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  label: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  format: { type: 'string' },
} as const;

export const probe: Command = {
  name: 'probe',
  synopsis: '<file or URL>… [--policy <slug>] [--depth quick|standard|full]',
  summary: 'what a file is, whether it is sound, and whether a policy lets it pass',
  help: `Sends each file (or names a URL or s3://bucket/key) and shows its facts, findings and verdict.
Of a URL that ends in .m3u8 or .mpd every rendition of the stream is measured.

  --policy <slug>      judge by this policy; the depth is full then unless said otherwise
  --depth <depth>      quick (headers), standard (packets, first frames) or full (decodes everything)
  --fresh              analyse again what was analysed before
  --label <key=value>  keep a label with the analysis; may be repeated
  --format <format>    text, json or junit; --json is --format json

Exit code: 0 pass (also with warnings), 1 fail, 2 not evaluated or error; of several files the highest.
Without a policy a finding of severity error or critical fails.`,
  run,
};

async function run(args: string[], api: () => FfprobeApi): Promise<ExitCode> {
  const { values, positionals: media } = parseArgs({ args, options, allowPositionals: true });
  if (media.length === 0) throw new UsageError('Name a file or a URL to probe.');
  const depth = depthOf(values.depth) ?? (values.policy === undefined ? undefined : 'full');
  const asked: ProbeOptions = {
    ...(values.policy !== undefined && { policy: values.policy }),
    ...(depth && { depth }),
    ...(values.fresh && { fresh: true }),
    ...(values.label && { labels: Object.fromEntries(values.label.map(label)) }),
  };
  const format = outputFormat(values);
  for (const one of media) if (!isAddress(one)) mustBeFile(one);
  const line = new ProgressLine();
  const results: Result[] = [];
  try {
    for (const one of media) {
      const began = performance.now();
      const analysis = await analysed(api(), one, asked, line.watching(one));
      line.clear();
      results.push({ media: one, analysis, ms: performance.now() - began });
      if (format === 'text') console.log(shown(results.at(-1) as Result));
    }
  } finally {
    line.clear();
  }
  if (format !== 'text') console.log(printed(results, format));
  return Math.max(...results.map(({ analysis }) => exitCode(analysis))) as ExitCode;
}

export function exitCode({ status, verdict, findings }: Analysis): ExitCode {
  if (status !== 'completed') return 2;
  if (verdict) return verdictExit[verdict.result];
  return findings.some(({ severity }) => severity === 'error' || severity === 'critical') ? 1 : 0;
}

interface Result {
  media: string;
  analysis: Analysis;
  ms: number;
}

/** A playlist or manifest by the ending of its path: its renditions are measured, not the text itself. */
const manifestKinds = { m3u8: 'hls', mpd: 'dash' } as const;

function manifestKind(address: string): 'hls' | 'dash' | undefined {
  const ending = /\.(m3u8|mpd)$/i.exec(new URL(address).pathname)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : manifestKinds[ending as keyof typeof manifestKinds];
}

const isAddress = (text: string): boolean => /^(https?|s3):\/\//i.test(text);

function analysed(api: FfprobeApi, media: string, asked: ProbeOptions, watching: Watching): Promise<Analysis> {
  if (!isAddress(media)) return api.probeFile(media, asked, watching);
  if (/^s3:/i.test(media)) return api.probe({ s3: media }, asked, watching);
  const manifest = manifestKind(media);
  return manifest
    ? api.probeStream(manifest, { manifest_url: media }, asked, watching)
    : api.probe({ url: media }, asked, watching);
}

function shown({ media, analysis, ms }: Result): string {
  const how = `depth ${analysis.depth}, ${ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}`;
  const kept = `  ${paint('gray', 'Analysis'.padEnd(15))}${paint('gray', analysis.id)}`;
  return [`${paint('bold', plain(media))}  ${paint('gray', how)}`, ...analysisLines(analysis), kept].join('\n');
}

function printed(results: Result[], format: Exclude<OutputFormat, 'text'>): string {
  if (format === 'junit') return junit(results.map(({ media, ...rest }) => ({ file: media, ...rest })));
  const [only, ...more] = results.map(({ analysis }) => analysis);
  return JSON.stringify(more.length === 0 ? only : results.map(({ analysis }) => analysis), null, 2);
}

function label(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--label is <key>=<value>, not ${text}.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
