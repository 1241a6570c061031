import { relative } from 'node:path';
import type { Analysis, AudioStream, VideoStream } from '@ffprobe-api/client';
import { type Colour, count, cut, paint, plain } from '@ffprobe-api/client/cli';

export interface CorpusEntry {
  file: string;
  /** `failed`: the media could not be analysed · `refused`: a 4xx · `server_error`: a 5xx, `timeout`, `unreachable`: the service's fault. */
  outcome: 'completed' | 'failed' | 'refused' | 'server_error' | 'timeout' | 'unreachable';
  ms: number;
  reason: string | null;
  analysis: Analysis | null;
}

interface CorpusSummary {
  base_url: string;
  folder: string;
  started_at: string;
  seconds: number;
  total: number;
  completed: number;
  failed: number;
  refused: number;
  server_errors: number;
  timeouts: number;
  unreachable: number;
  ms: { median: number; p95: number; max: number };
}

const outcomeColour: Record<CorpusEntry['outcome'], Colour> = {
  completed: 'green',
  failed: 'yellow',
  refused: 'yellow',
  server_error: 'red',
  timeout: 'red',
  unreachable: 'red',
};

const widths = { outcome: 12, container: 12, video: 30, audio: 22 };

export function corpusHeader(nameWidth: number): string {
  const { outcome, container, video, audio } = widths;
  const cells = ['file'.padEnd(nameWidth), 'status'.padEnd(outcome), 'container'.padEnd(container)];
  return paint('gray', [...cells, 'video'.padEnd(video), 'audio'.padEnd(audio), 'ms'.padStart(7)].join('  '));
}

export function corpusRow({ file, outcome, analysis, ms, reason }: CorpusEntry, nameWidth: number): string {
  const media = outcome === 'completed' ? analysis?.media : null;
  const cells = media
    ? [
        cell(media.container?.format_names?.[0] ?? '-', widths.container),
        cell(videoCell(media.video ?? []), widths.video),
        cell(audioCell(media.audio ?? []), widths.audio),
      ].join('  ')
    : cell(reason ?? '', widths.container + widths.video + widths.audio + 4);
  const status = paint(outcomeColour[outcome], outcome.replace('_', ' ').padEnd(widths.outcome));
  return `${cell(file, nameWidth)}  ${status}  ${cells}  ${String(ms).padStart(7)}`;
}

export function summaryOf(entries: CorpusEntry[], baseUrl: string, folder: string, started: Date): CorpusSummary {
  const having = (outcome: CorpusEntry['outcome']): number =>
    entries.filter((entry) => entry.outcome === outcome).length;
  const times = entries.map(({ ms }) => ms).sort((a, b) => a - b);
  const nearestRank = (share: number): number => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  return {
    base_url: baseUrl,
    folder,
    started_at: started.toISOString(),
    seconds: Number(((Date.now() - started.getTime()) / 1_000).toFixed(2)),
    total: entries.length,
    completed: having('completed'),
    failed: having('failed'),
    refused: having('refused'),
    server_errors: having('server_error'),
    timeouts: having('timeout'),
    unreachable: having('unreachable'),
    ms: { median: nearestRank(0.5), p95: nearestRank(0.95), max: nearestRank(1) },
  };
}

export function summaryLines(summary: CorpusSummary, output: string): string[] {
  const parts: [number, string, Colour][] = [
    [summary.completed, 'completed', 'green'],
    [summary.failed, 'failed', 'yellow'],
    [summary.refused, 'refused', 'yellow'],
    [summary.server_errors, 'server errors', 'red'],
    [summary.timeouts, 'timeouts', 'red'],
    [summary.unreachable, 'unreachable', 'red'],
  ];
  const seen = parts
    .filter(([number]) => number > 0)
    .map(([number, word, colour]) => paint(colour, `${number} ${word}`));
  const { median, p95, max } = summary.ms;
  return [
    '',
    `${count(summary.total, 'file')} in ${summary.seconds} s: ${seen.join(', ')}`,
    `median ${median} ms, 95 % within ${p95} ms, longest ${max} ms`,
    `Everything: ${relative(process.cwd(), output) || output}`,
  ];
}

const cell = (text: string, width: number): string => cut(plain(text), width).padEnd(width);

function videoCell(streams: VideoStream[]): string {
  const best = streams.find((stream) => !stream.is_attached_picture) ?? streams[0];
  if (!best) return '-';
  const size = best.width == null ? '' : ` ${best.width}x${best.height}`;
  const rate = best.frame_rate && !best.is_attached_picture ? ` ${Number(best.frame_rate.value.toFixed(2))}` : '';
  const hdr = best.hdr?.format && best.hdr.format !== 'SDR' ? ` ${best.hdr.format}` : '';
  return `${best.codec ?? 'unknown'}${size}${rate}${hdr}${more(streams.length)}`;
}

function audioCell(streams: AudioStream[]): string {
  const first = streams[0];
  if (!first) return '-';
  const layout = first.channel_layout ?? (first.channels == null ? '' : `${first.channels} ch`);
  const rate = first.sample_rate_hz == null ? '' : ` ${Number((first.sample_rate_hz / 1000).toFixed(1))}k`;
  return `${first.codec ?? 'unknown'} ${layout}${rate}${more(streams.length)}`;
}

const more = (streams: number): string => (streams > 1 ? ` +${streams - 1}` : '');
