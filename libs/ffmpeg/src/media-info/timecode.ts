import type { Rate, Timecode, TimecodeSource, VideoStream } from './media-info';
import type { RawProbe } from './raw-probe';
import { asDictionary, asText, own, type Dictionary } from './read-value';
import { findSideData } from './side-data';
import { formatNames, type StreamEvidence } from './stream-evidence';
import { findTag, readTag } from './tags';

/** hh:mm:ss and frames; ";" or "." before the frames is drop frame (SMPTE ST 12-1, as ffmpeg writes it). */
const TIMECODE = /^(\d{2}):([0-5]\d):([0-5]\d)([:;.])(\d{2,3})$/;

/** The timecode of the first frame, from the best place that has one: tmcd track, MXF material package, tags, then the bitstream. */
export function readTimecode(raw: RawProbe, streams: StreamEvidence[], video: VideoStream[]): Timecode | null {
  const rate = (video.find(({ is_best }) => is_best) ?? video[0])?.frame_rate ?? null;
  for (const [source, text] of candidates(raw, streams)) {
    const match = text === null ? null : TIMECODE.exec(text);
    if (match) return { value: match[0], drop_frame: match[4] !== ':', source, frame_rate_fits: fits(match, rate) };
  }
  return null;
}

function* candidates(raw: RawProbe, streams: StreamEvidence[]): Generator<readonly [TimecodeSource, string | null]> {
  for (const { stream } of streams) {
    if (readTag(stream) === 'tmcd') yield ['tmcd', findTag(stream['tags'], 'timecode')];
  }
  const isMxf = formatNames(raw).some((name) => name.startsWith('mxf'));
  yield [isMxf ? 'mxf_material_package' : 'format_tag', findTag(own(asDictionary(raw.format), 'tags'), 'timecode')];
  for (const { stream } of streams) yield ['stream_tag', findTag(stream['tags'], 'timecode')];
  const frames = streams.flatMap(({ frames: first }) => first.slice(0, 1));
  for (const frame of frames) yield ['smpte_12m', frameTimecode(frame, 'smpte 12-1')];
  for (const frame of frames) yield ['gop_header', frameTimecode(frame, 'gop timecode')];
}

// SMPTE ST 12-1 side data lists its timecodes, GOP side data has one
function frameTimecode(frame: Dictionary, type: string): string | null {
  const [entry] = findSideData(frame['side_data_list'], type);
  const list: unknown = entry?.['timecodes'];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return asText(asDictionary(first)['value']) ?? asText(entry?.['timecode']);
}

/** Frames run from 0 to below the nominal rate; drop frame leaves out 00 and 01 at minutes that are no tens, at 30000/1001 and its multiples only. */
function fits(match: RegExpExecArray, rate: Rate | null): boolean | null {
  if (rate === null) return null;
  const nominal = Math.ceil(rate.value - 0.001);
  const frame = Number(match[5]);
  if (frame >= nominal) return false;
  if (match[4] === ':') return true;
  const dropping = nominal % 30 === 0 && Math.abs(rate.value - (nominal * 1000) / 1001) < 0.01;
  const dropped = Number(match[3]) === 0 && Number(match[2]) % 10 !== 0 && frame < nominal / 15;
  return dropping && !dropped;
}
