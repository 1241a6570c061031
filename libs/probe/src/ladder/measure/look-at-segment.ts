import {
  evidenceNeeded,
  type MediaInfo,
  type MediaInput,
  type MediaTools,
  mp4Boxes,
  normalize,
  type OpenedFile,
  type PacketFacts,
  PacketStats,
  parsePacketLine,
  type RawProbe,
  type RunFigures,
  type RunOptions,
  type ToolMessage,
} from '@app/ffmpeg';
import type { FfprobeOptions } from '@app/ffmpeg';
import { firstFrames, mostVideoStreams } from '../../gather-evidence';

/** A segment as a tool reads it: behind its initialisation segment, where it has one. */
export interface SegmentBytes {
  map: OpenedFile | null;
  segment: OpenedFile;
  name: string;
}

export interface SegmentLook {
  packets: PacketFacts;
  /** Of the first packet of each stream, in file order. */
  startsWithKeyframe: ReadonlyMap<number, boolean>;
  messages: ToolMessage[];
  figures: RunFigures;
}

export type SegmentRun = RunOptions & { signal: AbortSignal };

/** Times beyond these are not kept. */
export const keptKeyframes = 64;

function inputOf({ map, segment, name }: SegmentBytes): MediaInput {
  return map ? { kind: 'parts', files: [map, segment], name } : { kind: 'file', file: segment, name };
}

/** Every packet of one segment, without decoding. @throws AppError of ffprobe */
export async function lookAtPackets(tools: MediaTools, bytes: SegmentBytes, run: SegmentRun): Promise<SegmentLook> {
  const stats = new PacketStats();
  const startsWithKeyframe = new Map<number, boolean>();
  const { messages, figures } = await tools.ffprobe.packets(
    inputOf(bytes),
    {},
    (lines) => {
      for (const line of lines) {
        const packet = parsePacketLine(line.trimEnd());
        if (!packet) continue;
        if (!startsWithKeyframe.has(packet.streamIndex)) startsWithKeyframe.set(packet.streamIndex, packet.keyframe);
        stats.add(packet);
      }
    },
    run,
  );
  const packets = stats.finish();
  for (const stream of packets.streams) stream.keyframes.times_sec = stream.keyframes.times_sec.slice(0, keptKeyframes);
  return { packets, startsWithKeyframe, messages, figures };
}

export interface HeaderLook {
  raw: RawProbe;
  media: MediaInfo;
  messages: ToolMessage[];
  figures: RunFigures;
}

/** The typed facts of a rendition, by its first segment. @throws AppError of ffprobe */
export async function lookAtHeader(
  tools: MediaTools,
  bytes: SegmentBytes,
  packets: PacketFacts | undefined,
  options: FfprobeOptions,
  run: SegmentRun,
): Promise<HeaderLook> {
  const input = inputOf(bytes);
  const { raw: json, messages, figures } = await tools.ffprobe.probe(input, options, run);
  const raw = json as RawProbe;
  const needs = evidenceNeeded(raw);
  const [frames, boxes] = await Promise.all([
    firstFrames(tools.ffprobe, input, needs.frames.slice(0, mostVideoStreams), run),
    needs.boxes ? mp4Boxes(tools.runner, bytes.map ?? bytes.segment, run.signal) : null,
  ]);
  const media = normalize(raw, { frames, boxes, ...(packets && { packets }) });
  return { raw, media, messages, figures };
}

/** The stream by which a segment is timed: its picture, else its sound, else whatever it holds. */
export function leadingStream(media: MediaInfo | null, packets: PacketFacts): PacketFacts['streams'][number] | null {
  const video = media?.video.find((stream) => !stream.is_attached_picture)?.index;
  const lead = video ?? media?.audio[0]?.index;
  return packets.streams.find(({ stream_index }) => stream_index === lead) ?? packets.streams[0] ?? null;
}
