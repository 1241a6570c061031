import { fourCc, uint, uint64, BoxReader, type AreThere, type Box, type ReadBytes } from './box-reader';
import type { Mp4Facts } from './mp4-facts';
import { readPicture } from './picture-item';
import { headerTimes, readTrack } from './track';

const TOP_LEVEL = new Set(
  'ftyp styp moov moof mdat free skip wide pnot sidx ssix uuid meta emsg prft mfra pdin udta PICT junk'.split(' '),
);
const MAX_TRACKS = 128;
const MAX_BRANDS = 64;

/**
 * Reads what the boxes of an MP4 or MOV say, through `read(offset, length)` over a file of `sizeBytes`. Null when the first
 * box is none that such a file starts with. Input may be hostile: at most 20,000 boxes, 16 MiB and 128 tracks are looked
 * at, depth is fixed, and nothing throws unless `read` does. Of a fragmented movie what stands before its fragments tells all but
 * their number: where the next one is not there, the reading ends. Source: ISO/IEC 14496-12.
 */
export function readMp4Boxes(read: ReadBytes, sizeBytes: number, areThere: AreThere = () => true): Mp4Facts | null {
  const reader = new BoxReader(read);
  const facts = emptyFacts();
  let moovAt: number | null = null;
  let mdatAt: number | null = null;
  let first = true;
  for (const box of reader.boxes(0, sizeBytes)) {
    if (first && !TOP_LEVEL.has(box.type)) return null;
    first = false;
    if (box.size < 8) {
      facts.malformedBox = { type: fourCcOrHex(box.type), offsetBytes: box.offset, sizeBytes: box.size };
      break;
    }
    facts.missingBytes = Math.max(0, box.offset + box.size - sizeBytes);
    if (box.type === 'ftyp') readBrands(reader, box, facts);
    if (box.type === 'meta') facts.picture ??= readPicture(reader, box);
    if (box.type === 'mdat') mdatAt ??= box.offset;
    if (box.type === 'moof') facts.fragmentCount += 1;
    if (box.type === 'moov' && moovAt === null) {
      moovAt = box.offset;
      readMovie(reader, box, facts);
    }
    if (facts.fragmented && facts.fragmentCount > 0 && !areThere(box.offset + box.size, 16)) {
      facts.walked = false;
      break;
    }
  }
  if (first) return null;
  facts.hasMoov = moovAt !== null;
  facts.faststart = moovAt === null || mdatAt === null ? null : moovAt < mdatAt;
  facts.fragmented ||= facts.fragmentCount > 0;
  facts.complete = reader.complete && facts.walked && facts.malformedBox === null;
  return facts;
}

function emptyFacts(): Mp4Facts {
  return {
    majorBrand: null,
    compatibleBrands: [],
    hasMoov: false,
    faststart: null,
    fragmented: false,
    fragmentCount: 0,
    hasEditList: false,
    durationSec: null,
    encrypted: false,
    scheme: null,
    tracks: [],
    picture: null,
    malformedBox: null,
    missingBytes: 0,
    walked: true,
    complete: true,
  };
}

function readBrands(reader: BoxReader, ftyp: Box, facts: Mp4Facts): void {
  const bytes = reader.payload(ftyp, 8 + MAX_BRANDS * 4);
  facts.majorBrand = fourCc(bytes, 0)?.trimEnd() ?? null;
  for (let at = 8; at + 4 <= bytes.length; at += 4) {
    const brand = fourCc(bytes, at)?.trimEnd();
    if (brand) facts.compatibleBrands.push(brand);
  }
}

function readMovie(reader: BoxReader, moov: Box, facts: Mp4Facts): void {
  let timescale: number | null = null;
  let extendsBox: Box | null = null;
  const tracks: Box[] = [];
  for (const box of reader.boxes(moov.start, moov.end)) {
    if (box.type === 'mvhd') ({ timescale, durationSec: facts.durationSec } = headerTimes(reader, box));
    if (box.type === 'mvex') extendsBox = box;
    if (box.type === 'trak' && tracks.length < MAX_TRACKS) tracks.push(box);
  }
  // mvhd may stand behind its tracks
  facts.tracks = tracks.map((trak) => readTrack(reader, trak, timescale));
  facts.fragmented = extendsBox !== null;
  if (extendsBox && timescale) facts.durationSec ??= fragmentDuration(reader, extendsBox, timescale);
  facts.hasEditList = facts.tracks.some((track) => track.edits.length > 0);
  const entries = facts.tracks.flatMap((track) => track.sampleEntries);
  facts.encrypted = entries.some((entry) => entry.scheme !== null || /^enc[vatsm]$/.test(entry.format));
  facts.scheme = entries.find((entry) => entry.scheme !== null)?.scheme ?? null;
}

function fragmentDuration(reader: BoxReader, mvex: Box, timescale: number): number | null {
  const mehd = reader.child(mvex, 'mehd');
  if (!mehd) return null;
  const bytes = reader.payload(mehd, 12);
  const ticks = bytes[0] === 1 ? uint64(bytes, 4) : uint(bytes, 4, 4);
  return ticks ? ticks / timescale : null;
}

function fourCcOrHex(type: string): string {
  return /^[\x20-\x7e]{4}$/.test(type) ? type : `0x${Buffer.from(type, 'latin1').toString('hex')}`;
}
