import type { Depth } from './analysis-options';
import { distantFile } from './distant-file';
import { farFile } from './far-file';
import { packetInterval, partBytes, wholeBytes } from './packet-interval';
import type { OpenSource } from './probe-source';
import {
  type DistantFile,
  evidenceNeeded,
  type EvidenceNeeds,
  type Ffprobe,
  type FfprobeOptions,
  type MediaInput,
  mp4Boxes,
  mxfWrapper,
  type OpenedFile,
  pictureHeader,
  PacketStats,
  type ProbeEvidence,
  type RawFrame,
  type RawProbe,
  type RunFigures,
  type RunOptions,
  type ToolMessage,
  type ToolRunner,
  transportStream,
  waveWrapper,
} from '@app/ffmpeg';

/** Of `pos` in a line of packets. */
const positionColumn = 5;
const framesLookedAt = 8;
/** Packets and first frames are read at the same time. */
const transportShare = { requests: 1_000, ms: 120_000, keptBytes: 192 << 20, keptRequests: 200 };
export const mostVideoStreams = 4;

type Run = RunOptions & { signal: AbortSignal };

/** What was found out beyond the header, what the tools complained of meanwhile, and what it cost. */
export interface Gathered {
  evidence: ProbeEvidence;
  messages: ToolMessage[];
  figures: RunFigures[];
}

/**
 * What `standard` adds to the header: packets streamed line by line, the side data of the first frames, and what the wrapper says of
 * itself (MP4 boxes, transport stream packets, MXF partitions, wave chunks, headers of pictures). Each is evidence of its own: one
 * that can't be had leaves its facts null.
 */
export async function gatherEvidence(
  tools: { runner: ToolRunner; ffprobe: Ffprobe },
  source: Pick<OpenSource, 'input' | 'isFar' | 'facts' | 'left'>,
  raw: RawProbe,
  { ffprobe: asked, depth }: { ffprobe: FfprobeOptions; depth: Depth },
  run: Run,
  isAt: (positionBytes: number) => void = () => undefined,
): Promise<Gathered> {
  const { input } = source;
  const needs = evidenceNeeded(raw);
  const interval = source.isFar ? (asked.read_intervals ?? packetInterval(raw, source.facts().sizeBytes)) : null;
  const file = input.kind === 'file' ? input.file : distantFile(source, run.signal);
  const heard: Pick<Gathered, 'messages' | 'figures'> = { messages: [], figures: [] };
  const [packets, frames, declared, boxes, wrapper] = await Promise.all([
    needs.packets ? packetFacts(tools.ffprobe, input, raw, interval, run, { ...heard, isAt }) : undefined,
    firstFrames(tools.ffprobe, input, needs.frames.slice(0, mostVideoStreams), run, needs.boxes),
    needs.declared ? declaredStreams(tools.ffprobe, input, run) : undefined,
    needs.boxes && file ? mp4Boxes(tools.runner, file, run.signal) : null,
    needs.wrapper === 'transport'
      ? transportFacts(tools.runner, source, depth, run.signal)
      : file && wrapperFacts(tools.runner, file, needs.wrapper, run.signal),
  ]);
  return {
    evidence: { frames, boxes, ...wrapper, ...(declared && { declared }), ...(packets && { packets }) },
    ...heard,
  };
}

/** Of a far transport stream, its first part at depth standard, like its packets; all of it at full, as far as the budgets go. */
async function transportFacts(
  runner: ToolRunner,
  source: Pick<OpenSource, 'input' | 'isFar' | 'facts' | 'left'>,
  depth: Depth,
  signal: AbortSignal,
): Promise<Pick<ProbeEvidence, 'transport'>> {
  const { sizeBytes } = source.facts();
  const isWhole = !source.isFar || depth === 'full' || (sizeBytes ?? 0) <= wholeBytes;
  const most = { ...transportShare, bytes: isWhole ? Number.MAX_SAFE_INTEGER : partBytes };
  const file = source.input.kind === 'file' ? source.input.file : farFile(source, most);
  return typeof file === 'string' ? {} : { transport: await transportStream(runner, file, signal) };
}

async function wrapperFacts(
  runner: ToolRunner,
  file: OpenedFile | DistantFile,
  wrapper: EvidenceNeeds['wrapper'],
  signal: AbortSignal,
): Promise<Pick<ProbeEvidence, 'mxf' | 'wave' | 'picture'>> {
  switch (wrapper) {
    case 'mxf':
      return { mxf: await mxfWrapper(runner, file, signal) };
    case 'wave':
      return { wave: await waveWrapper(runner, file, signal) };
    case 'picture':
      return { picture: await pictureHeader(runner, file, signal) };
    case 'transport':
    case null:
      return {};
  }
}

async function packetFacts(
  ffprobe: Ffprobe,
  input: MediaInput,
  raw: RawProbe,
  interval: string | null,
  run: RunOptions,
  { isAt, ...heard }: Pick<Gathered, 'messages' | 'figures'> & { isAt: (positionBytes: number) => void },
): Promise<ProbeEvidence['packets']> {
  const stats = new PacketStats({ interleaved: interleavedStreams(raw) });
  try {
    const { messages, figures } = await ffprobe.packets(
      input,
      interval === null ? {} : { read_intervals: interval },
      (lines) => {
        for (const line of lines) stats.feed(line);
        isAt(Number(lines.at(-1)?.split(',')[positionColumn]));
      },
      // Lines are taken as they come; what they add up to is bounded by the wall clock and the CPU limit.
      { ...run, limits: { ...run.limits, maxStdoutBytes: Number.MAX_SAFE_INTEGER } },
    );
    heard.messages.push(...messages);
    heard.figures.push(figures);
    return stats.finish(interval === null);
  } catch (error) {
    if (run.signal?.aborted) throw error;
    // What was seen until the limit is still evidence, of a part.
    return stats.finish(false);
  }
}

/** What the container alone says of its streams; undefined where it can't be had. */
async function declaredStreams(
  ffprobe: Ffprobe,
  input: MediaInput,
  run: RunOptions,
): Promise<ProbeEvidence['declared']> {
  try {
    return await ffprobe.declaredStreams(input, run);
  } catch (error) {
    if (run.signal?.aborted) throw error;
    return undefined;
  }
}

/** Subtitles and data come when they come: only sound and picture are expected side by side. */
function interleavedStreams(raw: RawProbe): number[] {
  return (raw.streams ?? []).flatMap((stream, position) =>
    stream.codec_type === 'video' || stream.codec_type === 'audio' ? [stream.index ?? position] : [],
  );
}

/**
 * The first frames of some streams, decoded, with their side data; a stream that gives none is left out.
 * @param areDescribed the container is of the MP4 family, which holds what a decoder needs ahead of all frames
 */
export async function firstFrames(
  ffprobe: Ffprobe,
  input: MediaInput,
  streams: number[],
  run: RunOptions,
  areDescribed = false,
): Promise<RawFrame[]> {
  const framesOf = async (index: number, isDescribed: boolean): Promise<RawFrame[]> => {
    try {
      const wanted = { streams: String(index), count: framesLookedAt, areDescribed: isDescribed };
      return (await ffprobe.frames(input, {}, wanted, run)).frames;
    } catch (error) {
      if (run.signal?.aborted) throw error;
      return [];
    }
  };
  const found = await Promise.all(
    streams.map(async (index) => {
      const frames = areDescribed ? await framesOf(index, true) : [];
      return frames.length > 0 ? frames : framesOf(index, false);
    }),
  );
  return found.flat();
}
