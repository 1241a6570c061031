import {
  type ChunkConsumer,
  type Ffmpeg,
  LineSplitter,
  type MediaInput,
  MetadataReader,
  type RunFigures,
} from '@app/ffmpeg';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signatures } from '../alignment/signatures';
import { FrameTable } from '../metrics/frame-table';
import type { Metric } from '../metrics/metric';
import { qualityLimits, threads } from './limits';
import { measured, measureGraph } from './measure-graph';
import type { PicturePlan } from './picture-plan';
import { signatureChain } from './take-signatures';
import { figure, VmafLog } from './vmaf-log';

export interface MeasureRequest {
  distorted: { input: MediaInput; streamIndex: number; keep: string };
  reference: { input: MediaInput; streamIndex: number; keep: string };
  plan: PicturePlan;
  metrics: readonly Metric[];
  /** Null lets libvmaf take its default. */
  model: string | null;
  everyNthFrame: number;
  signal?: AbortSignal | undefined;
  /** Frames measured so far. */
  onFrame?: (frames: number) => void;
  /** Taken of all frames of both sides from the same decode. */
  signatures?: { distorted: Signatures; reference: Signatures; onTaken: () => void };
}

export interface Measurement {
  /** One row a compared frame; with sampling only every n-th row has figures. */
  table: FrameTable;
  /** Pairs that went through the filters, with or without a row of figures. */
  frames: number;
  figures: RunFigures;
  /** A decoder found something wrong with the pictures. */
  complained: boolean;
}

/**
 * All metrics in one run of ffmpeg: both sides are decoded once. Figures of the filters come through a pipe as frames are measured,
 * libvmaf's from its log, which it writes at its end.
 * @throws AppError the same as Ffmpeg
 */
export async function measure(ffmpeg: Ffmpeg, request: MeasureRequest): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'ffprobe-api-quality-'));
  try {
    const table = new FrameTable();
    const { frames, figures, complained } = await run(ffmpeg, request, folder, table);
    if (usesLibvmaf(request.metrics)) await readLog(join(folder, logName), request, table);
    return { table, frames, figures, complained };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const logName = 'vmaf.csv';

/**
 * Ahead of every measured frame, in milliseconds. ffmpeg reads the input that its output furthest behind waits for: that must be the
 * comparison, or one side would fill its queue while the other is held back.
 */
const farAhead = 1e9;
const raw = ['-fps_mode', 'passthrough', '-f', 'rawvideo'];

function signatureOutput(stream: string, before: string, pipe: string): string[] {
  const chain = `${before}${signatureChain},settb=1/1000,setpts=N*40+${farAhead}`;
  return ['-map', stream, '-vf', chain, ...raw, pipe];
}

async function run(
  ffmpeg: Ffmpeg,
  request: MeasureRequest,
  folder: string,
  table: FrameTable,
): Promise<Omit<Measurement, 'table'>> {
  const { distorted, reference, plan, metrics, everyNthFrame, signal, onFrame, signatures } = request;
  let row = -1;
  const notes = new MetadataReader(({ values }) => {
    row += 1;
    onFrame?.(row + 1);
    if (row % everyNthFrame === 0) note(metrics, table, row, (key) => values.get(key));
  });
  const { figures, log } = await ffmpeg.run({
    inputs: [{ input: distorted.input }, { input: reference.input }],
    threads,
    limits: qualityLimits,
    writableDir: folder,
    ...(signal && { signal }),
    pipes: [notes.push, ...(signatures ? [pushTo(signatures, 'distorted'), pushTo(signatures, 'reference')] : [])],
    output: ([pipe = '', first = '', second = '']) => [
      '-filter_complex',
      measureGraph({
        distortedStream: distorted.streamIndex,
        referenceStream: reference.streamIndex,
        before: plan.before,
        keepDistorted: distorted.keep,
        keepReference: reference.keep,
        distorted: plan.distorted,
        reference: plan.reference,
        metrics,
        libvmaf: usesLibvmaf(metrics)
          ? { model: request.model, logPath: join(folder, logName), threads, subsample: everyNthFrame }
          : null,
        notes: pipe,
      }),
      ...['-map', measured, '-fps_mode', 'passthrough', '-f', 'null', '-'],
      ...(signatures
        ? [
            ...signatureOutput(`0:${distorted.streamIndex}`, plan.before.distorted, first),
            ...signatureOutput(`1:${reference.streamIndex}`, plan.before.reference, second),
          ]
        : []),
    ],
  });
  notes.end();
  return { frames: row + 1, figures, complained: /\[(error|fatal)\]/.test(log) };
}

function pushTo(taken: NonNullable<MeasureRequest['signatures']>, side: 'distorted' | 'reference'): ChunkConsumer {
  return (chunk) => {
    taken[side].push(chunk);
    taken.onTaken();
  };
}

async function readLog(path: string, { metrics, everyNthFrame }: MeasureRequest, table: FrameTable): Promise<void> {
  const log = new VmafLog((frame, figures) => {
    if (frame % everyNthFrame === 0) note(metrics, table, frame, (key) => figures.get(key)?.toString());
  });
  const lines = new LineSplitter();
  for await (const chunk of createReadStream(path)) for (const line of lines.push(chunk as Buffer)) log.line(line);
  const rest = lines.end();
  if (rest !== null) log.line(rest);
}

function note(
  metrics: readonly Metric[],
  table: FrameTable,
  row: number,
  valueOf: (key: string) => string | undefined,
): void {
  for (const { columns, pooledFrom } of metrics) {
    for (const { name, key } of [...columns, ...Object.values(pooledFrom ?? {})]) {
      const text = valueOf(key);
      if (text !== undefined) table.set(row, name, figure(text));
    }
  }
}

function usesLibvmaf(metrics: readonly Metric[]): boolean {
  return metrics.some(({ filter }) => filter === 'libvmaf');
}
