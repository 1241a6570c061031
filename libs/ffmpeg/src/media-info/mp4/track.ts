import { fourCc, uint, uint64, type Box, type BoxReader } from './box-reader';
import type { Mp4Edit, Mp4SampleEntry, Mp4Track } from './mp4-facts';
import { readSampleEntry } from './sample-entry';

const MAX_EDITS = 64;
const MAX_ENTRIES = 16;

/** One `trak`; `movieTimescale` (ticks a second, from `mvhd`) is what edit durations are counted in. */
export function readTrack(reader: BoxReader, trak: Box, movieTimescale: number | null): Mp4Track {
  const mdia = reader.child(trak, 'mdia');
  const hdlr = mdia && reader.child(mdia, 'hdlr');
  const handler = hdlr && fourCc(reader.payload(hdlr, 12), 8);
  const media = headerTimes(reader, mdia && reader.child(mdia, 'mdhd'));
  return {
    trackId: trackId(reader, reader.child(trak, 'tkhd')),
    handler,
    durationSec: media.durationSec,
    edits: readEdits(reader, reader.descend(trak, 'edts', 'elst'), movieTimescale, media.timescale),
    sampleEntries: readEntries(reader, mdia && reader.descend(mdia, 'minf', 'stbl', 'stsd'), handler),
  };
}

/** Time scale and duration of `mvhd` or `mdhd`, versions 0 and 1; the duration of all ones and 0 are unknown. */
export function headerTimes(
  reader: BoxReader,
  box: Box | null,
): { timescale: number | null; durationSec: number | null } {
  if (!box) return { timescale: null, durationSec: null };
  const bytes = reader.payload(box, 32);
  const long = bytes[0] === 1;
  const timescale = uint(bytes, long ? 20 : 12, 4) || null;
  const ticks = long ? uint64(bytes, 24) : uint(bytes, 16, 4);
  const known = ticks !== null && ticks !== 0 && (long || ticks !== 0xffffffff);
  return { timescale, durationSec: known && timescale ? ticks / timescale : null };
}

function trackId(reader: BoxReader, tkhd: Box | null): number | null {
  if (!tkhd) return null;
  const bytes = reader.payload(tkhd, 24);
  return uint(bytes, bytes[0] === 1 ? 20 : 12, 4);
}

function readEdits(
  reader: BoxReader,
  elst: Box | null,
  movieScale: number | null,
  mediaScale: number | null,
): Mp4Edit[] {
  if (!elst) return [];
  const bytes = reader.payload(elst, 8 + MAX_EDITS * 20);
  const long = bytes[0] === 1;
  const width = long ? 20 : 12;
  const count = Math.min(uint(bytes, 4, 4) ?? 0, MAX_EDITS, Math.floor(Math.max(0, bytes.length - 8) / width));
  return Array.from({ length: count }, (_, i) => {
    const at = 8 + i * width;
    const ticks = long ? uint64(bytes, at) : uint(bytes, at, 4);
    const empty = uint(bytes, at + (long ? 8 : 4), 4) === 0xffffffff;
    const start = empty ? null : long ? uint64(bytes, at + 8) : uint(bytes, at + 4, 4);
    return {
      durationSec: ticks !== null && movieScale ? ticks / movieScale : null,
      mediaStartSec: start !== null && mediaScale ? start / mediaScale : null,
    };
  });
}

function readEntries(reader: BoxReader, stsd: Box | null, handler: string | null): Mp4SampleEntry[] {
  const entries: Mp4SampleEntry[] = [];
  if (!stsd) return entries;
  for (const box of reader.boxes(stsd.start + 8, stsd.end)) {
    if (entries.length >= MAX_ENTRIES) break;
    entries.push(readSampleEntry(reader, box, handler));
  }
  return entries;
}
