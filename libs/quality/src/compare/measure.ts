import { type ChunkConsumer, type Ffmpeg, type MediaInput, MetadataReader, type RunFigures } from '@app/ffmpeg';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signatures } from '../alignment/signatures';
import { FrameTable } from '../metrics/frame-table';
import type { Metric } from '../metrics/metric';
import { qualityLimits, threads } from './limits';
import { measureGraph } from './measure-graph';
import { sizeOf } from './pair-size';
import type { PicturePlan } from './picture-plan';
import { note, readLog } from './read-figures';
import { type MemoryBudget, type PairSize, threadsWithin } from './run-memory';
import { signatureChain } from './take-signatures';

export interface MeasureRequest {
  distorted: { input: MediaInput; streamIndex: number; keep: string };
  reference: { input: MediaInput; streamIndex: number; keep: string };
  plan: PicturePlan;
  size: Omit<PairSize, 'metrics'>;
  metrics: readonly Metric[];
  /** Null lets libvmaf take its default. */
  model: string | null;
  everyNthFrame: number;
  /** Pairs there will be, as far as that is known. */
  expectedFrames: number | null;
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
  /** Of the run; processor time is this pair's share of it. */
  figures: RunFigures;
  /** Pairs measured in the run, this one among them. */
  together: number;
  /** A decoder found something wrong with the pictures. */
  complained: boolean;
}

/** How a pair is measured, alone or in one run with others. Asked anew for what it is where it has to begin again. Throws as {@link measureAll}. */
export type Measurer = (ask: () => MeasureRequest) => Promise<Measurement>;

/** How a run is bounded, by what it is ended, and who is told that it starts; until then it waits for its place. */
export interface Bounds {
  memory: MemoryBudget;
  signal?: AbortSignal | undefined;
  onStart?: () => void;
}

/**
 * All metrics in one run of ffmpeg: every side is decoded once. Pairs measured together have the same reference, and keep the same of its
 * frames: one that waits for a later frame would hold up the others for good. Figures of the filters come through pipes as frames are
 * measured, libvmaf's from its logs, which it writes at its end.
 * @throws AppError the same as Ffmpeg
 */
export async function measureAll(
  ffmpeg: Ffmpeg,
  requests: readonly MeasureRequest[],
  bounds: Bounds,
): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ffprobe-api-quality-'));
  try {
    const { decoder, libvmaf } = threadsWithin(requests.map(sizeOf), bounds.memory);
    const pairs = requests.map((request, n) => new Pair(request, n, { of: requests.length, libvmaf, folder }));
    const { figures, log } = await run(ffmpeg, pairs, folder, { ...bounds, decoder });
    for (const pair of pairs) await pair.end();
    const share = figures.cpuSeconds === null ? null : figures.cpuSeconds / pairs.length;
    return pairs.map(({ table, frames }) => ({
      table,
      frames,
      figures: { ...figures, cpuSeconds: share },
      together: pairs.length,
      complained: /\[(error|fatal)\]/.test(log),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One pair of a run: its graph, and what is read of it. */
class Pair {
  readonly table = new FrameTable();
  frames = 0;
  private readonly notes = new MetadataReader(({ values }) => {
    const { metrics, everyNthFrame, onFrame } = this.request;
    const row = this.frames;
    this.frames += 1;
    onFrame?.(this.frames);
    if (row % everyNthFrame === 0) note(metrics, this.table, row, (key) => values.get(key));
  });

  constructor(
    readonly request: MeasureRequest,
    private readonly n: number,
    private readonly run: { of: number; libvmaf: number; folder: string },
  ) {}

  get distortedStream(): string {
    return `${this.n}:${this.request.distorted.streamIndex}`;
  }

  /** The reference is the last input. */
  get referenceStream(): string {
    return `${this.run.of}:${this.request.reference.streamIndex}`;
  }

  get take(): ChunkConsumer {
    return this.notes.push;
  }

  /** The graph and its output. @param pipe for the notes */
  output(pipe: string): string[] {
    const { distorted, reference, plan, metrics, model, everyNthFrame } = this.request;
    const end = `[measured${this.n}]`;
    const graph = measureGraph({
      distortedStream: this.distortedStream,
      referenceStream: this.referenceStream,
      before: plan.before,
      keepDistorted: distorted.keep,
      keepReference: reference.keep,
      distorted: plan.distorted,
      reference: plan.reference,
      metrics,
      libvmaf: this.usesLibvmaf
        ? { model, logPath: this.logPath, threads: this.run.libvmaf, subsample: everyNthFrame }
        : null,
      notes: pipe,
      end,
    });
    return ['-filter_complex', graph, '-map', end, '-fps_mode', 'passthrough', '-f', 'null', '-'];
  }

  async end(): Promise<void> {
    this.notes.end();
    if (this.usesLibvmaf) await readLog(this.logPath, this.request, this.table);
  }

  private get usesLibvmaf(): boolean {
    return this.request.metrics.some(({ filter }) => filter === 'libvmaf');
  }

  private get logPath(): string {
    return join(this.run.folder, `vmaf-${this.n}.csv`);
  }
}

/** A stream whose frames are also taken as signatures. */
interface Taken {
  stream: string;
  before: string;
  into: Signatures;
  /** Told after each piece. */
  onTaken: () => void;
}

/** What is taken of a run: each distorted side, and the reference once for all. */
function takenOf(pairs: readonly Pair[]): Taken[] {
  const sides = pairs.flatMap(({ request, distortedStream, referenceStream }) =>
    request.signatures ? [{ ...request.signatures, plan: request.plan, distortedStream, referenceStream }] : [],
  );
  const [first, ...others] = sides;
  if (!first) return [];
  for (const { reference } of others) reference.shareWith(first.reference);
  const all = () => {
    for (const { onTaken } of sides) onTaken();
  };
  return [
    ...sides.map(({ distorted: into, plan, distortedStream: stream, onTaken }) => ({
      stream,
      before: plan.before.distorted,
      into,
      onTaken,
    })),
    { stream: first.referenceStream, before: first.plan.before.reference, into: first.reference, onTaken: all },
  ];
}

/**
 * Ahead of every measured frame, in milliseconds. ffmpeg reads the input that its output furthest behind waits for: that must be the
 * comparison, or one side would fill its queue while the other is held back.
 */
const farAhead = 1e9;
const raw = ['-fps_mode', 'passthrough', '-f', 'rawvideo'];

function signatureOutput({ stream, before }: Taken, pipe: string): string[] {
  const chain = `${before}${signatureChain},settb=1/1000,setpts=N*40+${farAhead}`;
  return ['-map', stream, '-vf', chain, ...raw, pipe];
}

async function run(
  ffmpeg: Ffmpeg,
  pairs: readonly Pair[],
  folder: string,
  { signal, onStart, decoder }: Omit<Bounds, 'memory'> & { decoder: number },
): Promise<{ figures: RunFigures; log: string }> {
  const taken = takenOf(pairs);
  const reference = pairs.slice(0, 1).map(({ request }) => ({ input: request.reference.input }));
  return ffmpeg.run({
    inputs: [...pairs.map(({ request }) => ({ input: request.distorted.input })), ...reference],
    threads,
    decoderThreads: decoder,
    limits: qualityLimits,
    writableDir: folder,
    ...(signal && { signal }),
    ...(onStart && { onStart }),
    pipes: [...pairs.map(({ take }) => take), ...taken.map(pushInto)],
    output: (pipes) => [
      ...pairs.flatMap((pair, n) => pair.output(pipes[n] ?? '')),
      ...taken.flatMap((one, n) => signatureOutput(one, pipes[pairs.length + n] ?? '')),
    ],
  });
}

function pushInto({ into, onTaken }: Taken): ChunkConsumer {
  return (chunk) => {
    into.push(chunk);
    onTaken();
  };
}
