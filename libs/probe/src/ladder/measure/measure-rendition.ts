import { AppError } from '@app/errors';
import type { FfprobeOptions, MediaInfo, MediaTools, OpenedFile, RawProbe, RunFigures, ToolMessage } from '@app/ffmpeg';
import type { LadderError, MeasuredSegment } from '../ladder';
import type { DeclaredSegment, MediaPlaylist } from '../manifest/manifest';
import { type OpenedPiece, type PackageSource, ReferenceFailed } from '../source/package-source';
import type { SizedSegment } from './bandwidth';
import { type HeaderLook, leadingStream, lookAtHeader, lookAtPackets, type SegmentRun } from './look-at-segment';
import { samplePlaces } from './sample-places';

/** What was found in the segments of one rendition that were looked at. */
export interface RenditionLook {
  media: MediaInfo | null;
  raw: RawProbe | null;
  segments: MeasuredSegment[];
  sizes: SizedSegment[];
  errors: LadderError[];
  /** Of the segments that were looked at; null where none has pictures. */
  pictures: { count: number; keyframes: number; seconds: number } | null;
  /** Methods that keep the media from being read. */
  sealedBy: string | null;
  messages: ToolMessage[];
  figures: RunFigures[];
}

export interface RenditionWork {
  tools: MediaTools;
  source: PackageSource;
  playlist: MediaPlaylist;
  most: number | 'all';
  ffprobe: FfprobeOptions;
  /** Only sizes: the pictures of a trick play rendition are no programme. */
  sizesOnly: boolean;
  run: SegmentRun;
  onSegment: () => void;
}

/** Whole segments are encrypted, not the samples in them. */
const wholeSegment = 'AES-128';
const longestMessage = 300;

/** Measures the chosen segments of one rendition, one after the other. What fails for one segment is said of that segment. */
export async function measureRendition(work: RenditionWork): Promise<RenditionLook> {
  const look: RenditionLook = {
    media: null,
    raw: null,
    segments: [],
    sizes: [],
    errors: [],
    pictures: null,
    sealedBy: null,
    messages: [],
    figures: [],
  };
  const { playlist, source, most } = work;
  const maps = new Map<number, OpenedPiece>();
  try {
    for (const place of samplePlaces(playlist.segments.length, most)) {
      const segment = playlist.segments[place];
      if (!segment || segment.gap) continue;
      look.segments.push(await measureSegment(work, look, segment, maps));
      work.onSegment();
    }
  } finally {
    await Promise.all([...maps.values()].map((map) => map.release()));
  }
  look.sizes = await sizesOf(playlist, source, look.segments);
  return look;
}

async function measureSegment(
  work: RenditionWork,
  look: RenditionLook,
  segment: DeclaredSegment,
  maps: Map<number, OpenedPiece>,
): Promise<MeasuredSegment> {
  const measured = blank(segment, work.source);
  let opened: OpenedPiece | null = null;
  try {
    const map = segment.map === null ? null : await mapOf(work, segment.map, maps);
    opened = await work.source.open(segment);
    measured.size_bytes = opened.sizeBytes;
    measured.bit_rate_bps = rateOf(opened.sizeBytes, segment.durationSec);
    if (segment.keyMethod === wholeSegment) look.sealedBy = wholeSegment;
    else if (!work.sizesOnly) await lookInto(work, look, { map, segment: opened.file, name: measured.uri }, measured);
  } catch (error) {
    work.run.signal.throwIfAborted();
    measured.error = errorOf(error, segment.index);
    look.errors.push(measured.error);
  } finally {
    await opened?.release();
  }
  return measured;
}

async function lookInto(
  work: RenditionWork,
  look: RenditionLook,
  bytes: { map: OpenedFile | null; segment: OpenedFile; name: string },
  measured: MeasuredSegment,
): Promise<void> {
  const { tools, run, ffprobe } = work;
  const { packets, startsWithKeyframe, messages, figures } = await lookAtPackets(tools, bytes, run);
  look.messages.push(...messages);
  look.figures.push(figures);
  if (!look.media) {
    const header: HeaderLook = await lookAtHeader(tools, bytes, packets, ffprobe, run);
    look.media = header.media;
    look.raw = header.raw;
    look.figures.push(header.figures);
  }
  const lead = leadingStream(look.media, packets);
  if (!lead) return;
  const isVideo = look.media.video.some(({ index }) => index === lead.stream_index);
  measured.duration_sec = lead.duration_sec;
  measured.first_pts_sec = lead.start_sec;
  measured.starts_with_keyframe = isVideo ? (startsWithKeyframe.get(lead.stream_index) ?? null) : null;
  measured.keyframes_sec = isVideo ? lead.keyframes.times_sec : [];
  if (isVideo) {
    const { count = 0, keyframes = 0, seconds = 0 } = look.pictures ?? {};
    look.pictures = {
      count: count + lead.packet_count,
      keyframes: keyframes + lead.keyframes.count,
      seconds: seconds + measured.declared_duration_sec,
    };
  }
  measured.bit_rate_bps = rateOf(measured.size_bytes, measured.declared_duration_sec || (lead.duration_sec ?? 0));
}

async function mapOf(
  { playlist, source }: RenditionWork,
  place: number,
  maps: Map<number, OpenedPiece>,
): Promise<OpenedFile | null> {
  const piece = playlist.maps[place];
  if (!piece) return null;
  const map = maps.get(place) ?? (await source.open(piece));
  maps.set(place, map);
  return map.file;
}

/** The sizes of all segments where they are known without reading, else of those that were read. */
async function sizesOf(
  playlist: MediaPlaylist,
  source: PackageSource,
  measured: readonly MeasuredSegment[],
): Promise<SizedSegment[]> {
  const sizes: SizedSegment[] = [];
  const seen = new Map(measured.map(({ index, size_bytes }) => [index, size_bytes]));
  for (const segment of playlist.segments) {
    if (segment.gap) continue;
    const sizeBytes = seen.get(segment.index) ?? (await source.sizeOf(segment));
    if (sizeBytes !== null) sizes.push({ index: segment.index, durationSec: segment.durationSec, sizeBytes });
  }
  return sizes;
}

function blank(segment: DeclaredSegment, source: PackageSource): MeasuredSegment {
  return {
    index: segment.index,
    uri: source.shown(segment.ref),
    start_sec: segment.startSec,
    declared_duration_sec: segment.durationSec,
    duration_sec: null,
    size_bytes: null,
    bit_rate_bps: null,
    first_pts_sec: null,
    starts_with_keyframe: null,
    keyframes_sec: [],
    error: null,
  };
}

function rateOf(sizeBytes: number | null, seconds: number): number | null {
  return sizeBytes === null || seconds <= 0 ? null : Math.round((sizeBytes * 8) / seconds);
}

/** What a reference or a tool said of one segment. A failure of our own is nobody's reference. */
export function errorOf(error: unknown, segmentIndex: number | null): LadderError {
  if (error instanceof ReferenceFailed || (error instanceof AppError && error.category === 'media'))
    return { code: error.code, message: error.message.slice(0, longestMessage), segment_index: segmentIndex };
  throw error;
}
