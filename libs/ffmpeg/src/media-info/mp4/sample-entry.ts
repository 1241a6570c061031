import { parseAudioSpecificConfig } from '../codec-string/aac';
import { parseAv1, type ColorCodes } from '../codec-string/av1';
import { parseAvc } from '../codec-string/avc';
import { parseDec3, parseDolbyVision } from '../codec-string/dolby';
import { parseEsds } from '../codec-string/esds';
import { parseHevc } from '../codec-string/hevc';
import { parseVpcc } from '../codec-string/vp9';
import { parseVvcc } from '../codec-string/vvc';
import { fourCc, uint, type Box, type BoxReader } from './box-reader';
import type { Mp4MasteringDisplay, Mp4SampleEntry } from './mp4-facts';

const MAX_RECORD = 65_536;
/** Bytes of VisualSampleEntry before its boxes; of AudioSampleEntry by QuickTime version 0, 1, 2 (ISO/IEC 14496-12, QuickTime File Format). */
const VISUAL_FIELDS = 78;
const AUDIO_FIELDS = [28, 44, 64] as const;

/** One entry of `stsd`. */
export function readSampleEntry(reader: BoxReader, box: Box, handler: string | null): Mp4SampleEntry {
  const entry = emptyEntry(box.type);
  const fields = handler === 'vide' ? VISUAL_FIELDS : handler === 'soun' ? audioFields(reader, box) : null;
  if (fields === null) return entry;
  for (const child of reader.boxes(box.start + fields, box.end)) readEntryBox(reader, child, entry);
  return entry;
}

/** An entry of which nothing but its four characters is known. */
export function emptyEntry(format: string): Mp4SampleEntry {
  return {
    format,
    originalFormat: format,
    scheme: null,
    avc: null,
    hevc: null,
    av1: null,
    vp9: null,
    vvc: null,
    aac: null,
    objectTypeIndication: null,
    eac3: null,
    dolbyVision: null,
    color: null,
    masteringDisplay: null,
    contentLight: null,
  };
}

function audioFields(reader: BoxReader, box: Box): number {
  const version = uint(reader.payload(box, 10), 8, 2) ?? 0;
  return AUDIO_FIELDS[version] ?? AUDIO_FIELDS[0];
}

/** A box that says something of a coded stream or picture: in a sample entry, or as a property of a HEIF item. */
export function readEntryBox(reader: BoxReader, box: Box, entry: Mp4SampleEntry): void {
  const bytes = (): Uint8Array => reader.payload(box, MAX_RECORD);
  switch (box.type) {
    case 'avcC':
      entry.avc = parseAvc(bytes());
      break;
    case 'hvcC': {
      const hevc = parseHevc(bytes());
      entry.hevc = hevc && { ...hevc, constraints: [...hevc.constraints] };
      break;
    }
    case 'av1C':
      entry.av1 = parseAv1(bytes());
      break;
    case 'vpcC':
      entry.vp9 = parseVpcc(bytes());
      break;
    case 'vvcC':
      entry.vvc = parseVvcc(bytes());
      break;
    case 'dvcC':
    case 'dvvC':
    case 'dvwC':
      entry.dolbyVision = parseDolbyVision(bytes());
      break;
    case 'dec3':
      entry.eac3 = parseDec3(bytes());
      break;
    case 'esds':
      readEsds(bytes(), entry);
      break;
    case 'wave': {
      // QuickTime sound keeps its esds one box deeper
      const esds = reader.child(box, 'esds');
      if (esds) readEsds(reader.payload(esds, MAX_RECORD), entry);
      break;
    }
    case 'colr':
      entry.color ??= readColr(bytes());
      break;
    case 'mdcv':
      entry.masteringDisplay = readMdcv(bytes());
      break;
    case 'clli':
      entry.contentLight = readClli(bytes());
      break;
    case 'sinf':
      readProtection(reader, box, entry);
      break;
    default:
  }
}

function readEsds(payload: Uint8Array, entry: Mp4SampleEntry): void {
  const config = parseEsds(payload);
  entry.objectTypeIndication = config?.objectTypeIndication ?? null;
  entry.aac =
    config?.objectTypeIndication === 0x40 && config.specific ? parseAudioSpecificConfig(config.specific) : null;
}

function readProtection(reader: BoxReader, sinf: Box, entry: Mp4SampleEntry): void {
  const format = reader.child(sinf, 'frma');
  const scheme = reader.child(sinf, 'schm');
  entry.originalFormat = (format && fourCc(reader.payload(format, 4), 0)) ?? entry.originalFormat;
  entry.scheme = scheme && fourCc(reader.payload(scheme, 8), 4);
}

// nclx has a range flag, QuickTime's nclc has none
function readColr(bytes: Uint8Array): ColorCodes | null {
  const type = fourCc(bytes, 0);
  const [primaries, transfer, matrix] = [4, 6, 8].map((at) => uint(bytes, at, 2));
  if ((type !== 'nclx' && type !== 'nclc') || primaries == null || transfer == null || matrix == null) return null;
  return { primaries, transfer, matrix, fullRange: type === 'nclx' && ((bytes[10] ?? 0) & 0x80) !== 0 };
}

// green, blue, red, white in steps of 0.00002; luminance in steps of 0.0001 cd/m²
function readMdcv(bytes: Uint8Array): Mp4MasteringDisplay | null {
  const max = uint(bytes, 16, 4);
  const min = uint(bytes, 20, 4);
  if (max === null || min === null) return null;
  const point = (at: number) => [(uint(bytes, at, 2) ?? 0) / 50_000, (uint(bytes, at + 2, 2) ?? 0) / 50_000] as const;
  return { green: point(0), blue: point(4), red: point(8), maxCdM2: max / 10_000, minCdM2: min / 10_000 };
}

function readClli(bytes: Uint8Array): { maxCll: number; maxFall: number } | null {
  const maxCll = uint(bytes, 0, 2);
  const maxFall = uint(bytes, 2, 2);
  return maxCll === null || maxFall === null ? null : { maxCll, maxFall };
}
