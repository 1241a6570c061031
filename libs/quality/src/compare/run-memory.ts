import type { VideoStream } from '@app/ffmpeg';
import { totalmem } from 'node:os';
import type { Metric } from '../metrics/metric';
import { mostSignatures, threads } from './limits';

/** What the memory of a pair depends on. */
export interface PairSize {
  /** Bytes of a picture of either side as it is decoded, and of one as it is compared. */
  pictures: { reference: number; distorted: number; compared: number };
  /** Of a sample as it is compared. */
  bits: number;
  metrics: readonly Pick<Metric, 'name' | 'filter'>[];
  /** Of either side; null where unknown. */
  frames: number | null;
}

/** Threads of each decoder, and of each pair's libvmaf. */
export interface RunThreads {
  decoder: number;
  libvmaf: number;
}

/** Bytes that one run may take: ffmpeg alone, for pictures up to 1080p and above that, and with what the worker keeps of the frames meanwhile. */
export interface MemoryBudget {
  small: number;
  large: number;
  whole: number;
}

const gigabyte = 1024 ** 3;
/** Bytes of a picture of 1080p with up to 16 bits a sample. */
const fullHd = 2 * 1920 * 1088 * 1.5;

/**
 * What was measured of ffmpeg 9.0 and libvmaf 3.2 at 1080p and 2160p, which grow alike. In pictures: a decoder's own (with eight frames of
 * reference; at these sizes levels 4 and 5 of H.264 allow four to six) and those of each of its threads, those that wait within a graph, and those of libvmaf
 * and of each of its threads by metric. In bytes: the program, and what libvmaf keeps of each frame until its end.
 */
const taken = {
  program: 64 * 1024 ** 2,
  decoder: 12,
  decoderThread: 2,
  graph: 7,
  libvmaf: 6,
  libvmafFrame: 500,
  /** libvmaf's threads work on samples of their own: what they take of pictures whose samples have two bytes. */
  deep: 0.6,
  /** VMAF runs with every feature of libvmaf. */
  thread: { vmaf: 33, ms_ssim: 29, vif: 29, cambi: 7 } as Partial<Record<string, number>>,
  own: { xpsnr: 8 } as Partial<Record<string, number>>,
};
/** A frame's signature, its figures and what is reckoned from them. */
const bytesPerFrame = 1500;
/** What a run may take of all memory there is for this process and its tools. */
const share = 0.6;
/** Beside libvmaf, which takes most of the time. */
const mostDecoderThreads = 4;
/** Measuring together must not cost more than this share of the threads that one pair alone could have. */
const threadsKept = 0.75;

/** @param runs at the same time at most */
export function memoryBudget(runs: number, available = availableBytes()): MemoryBudget {
  const most = (share * available) / runs;
  return { small: Math.min(gigabyte, most), large: Math.min(3 * gigabyte, most), whole: Math.min(4 * gigabyte, most) };
}

/** Of the container, else of the machine. */
function availableBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Samples of a picture for each of its luma's. */
const samplesOf: Record<string, number> = { '4:0:0': 1, '4:2:0': 1.5, '4:2:2': 2 };
const mostSamples = 3;

/** Bytes of a decoded picture; null where its size is unknown. */
export function pictureBytes({
  width,
  height,
  bit_depth: bits,
  chroma_subsampling: chroma,
}: Pick<VideoStream, 'width' | 'height' | 'bit_depth' | 'chroma_subsampling'>): number | null {
  if (width === null || height === null) return null;
  return width * height * (samplesOf[chroma ?? ''] ?? mostSamples) * ((bits ?? 8) > 8 ? 2 : 1);
}

/** Bytes that ffmpeg takes at most for pairs of one reference. */
export function toolBytes(pairs: readonly PairSize[], threads: RunThreads): number {
  const decoding = (picture: number) => picture * (taken.decoder + taken.decoderThread * threads.decoder);
  const reference = Math.max(...pairs.map(({ pictures }) => pictures.reference));
  return pairs.reduce(
    (sum, pair) => sum + decoding(pair.pictures.distorted) + measuringBytes(pair, threads.libvmaf),
    taken.program + decoding(reference),
  );
}

function measuringBytes(pair: PairSize, threads: number): number {
  const { pictures, bits, metrics, frames } = pair;
  const names = metrics.map(({ name }) => name);
  const each = (of: Partial<Record<string, number>>, all: readonly string[]) =>
    all.reduce((total, name) => total + (of[name] ?? 0), 0);
  const waiting = pictures.compared * (taken.graph + each(taken.own, names));
  if (!usesLibvmaf(pair)) return waiting;
  const thread = (bits > 8 ? taken.deep : 1) * each(taken.thread, [...new Set(['vmaf', ...names])]);
  const kept = taken.libvmafFrame * (frames ?? mostSignatures);
  return waiting + kept + pictures.compared * (taken.libvmaf + threads * thread);
}

function usesLibvmaf({ metrics }: Pick<PairSize, 'metrics'>): boolean {
  return metrics.some(({ filter }) => filter === 'libvmaf');
}

/** Bytes that the worker takes for the frames of the pairs: the reference's are kept once. */
export function workerBytes(pairs: readonly Pick<PairSize, 'frames'>[]): number {
  const frames = pairs.map((pair) => Math.min(mostSignatures, pair.frames ?? mostSignatures));
  return bytesPerFrame * frames.reduce((sum, of) => sum + of, Math.max(...frames));
}

/** The most threads that memory allows; one each where it allows none. @param cores threads that are of use */
export function threadsWithin(pairs: readonly PairSize[], budget: MemoryBudget, cores = threads): RunThreads {
  const decoder = pairs.some(usesLibvmaf) ? Math.min(cores, mostDecoderThreads) : cores;
  for (let libvmaf = Math.ceil(cores / pairs.length); libvmaf > 1; libvmaf -= 1)
    if (isWithin(pairs, { decoder, libvmaf }, budget)) return { decoder, libvmaf };
  return { decoder: isWithin(pairs, { decoder, libvmaf: 1 }, budget) ? decoder : 1, libvmaf: 1 };
}

/** Whether pairs of one reference can be measured in one run: within the memory, and without leaving cores idle for it. */
export function canBeTogether(pairs: readonly PairSize[], budget: MemoryBudget, cores = threads): boolean {
  const [first] = pairs;
  if (!first || pairs.length === 1) return true;
  const together = threadsWithin(pairs, budget, cores);
  const alone = threadsWithin([first], budget, cores);
  return (
    isWithin(pairs, together, budget) &&
    together.decoder === alone.decoder &&
    pairs.length * together.libvmaf >= threadsKept * Math.min(cores, alone.libvmaf)
  );
}

function isWithin(pairs: readonly PairSize[], of: RunThreads, budget: MemoryBudget): boolean {
  const largest = Math.max(...pairs.flatMap(({ pictures }) => Object.values(pictures)));
  const tool = toolBytes(pairs, of);
  return tool <= (largest <= fullHd ? budget.small : budget.large) && tool + workerBytes(pairs) <= budget.whole;
}
