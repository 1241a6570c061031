import type { ReadBytes } from '../media-info/mp4/box-reader';
import { readBext } from './bext';
import { findBursts } from './non-pcm';
import type { WaveFacts } from './wave-facts';

const MAX_CHUNKS = 256;
const UNKNOWN_SIZE = 0xffffffff;
const EXTENSIBLE = 0xfffe;
const SCANNED_BYTES = 1 << 20;

/** Walks the chunks of a RIFF, RF64, BW64 or RIFX wave file; null when it is none. */
export function readWave(read: ReadBytes, sizeBytes: number): WaveFacts | null {
  const head = buffer(read(0, 12));
  const form = head.toString('latin1', 0, 4);
  if (!/^(?:RIFF|RF64|BW64|RIFX)$/.test(form) || head.toString('latin1', 8, 12) !== 'WAVE') return null;
  const facts = emptyFacts(form as WaveFacts['form']);
  const sizes = new Map<string, number>();
  let at = 12;
  while (at + 8 <= sizeBytes && facts.chunks.length < MAX_CHUNKS) {
    const header = buffer(read(at, 8));
    if (header.length < 8) break;
    const id = header.toString('latin1', 0, 4);
    const written = facts.big_endian ? header.readUInt32BE(4) : header.readUInt32LE(4);
    const size = written === UNKNOWN_SIZE ? (sizes.get(id) ?? sizeBytes - at - 8) : written;
    facts.chunks.push({ id: id.replaceAll(/[^\x20-\x7e]/g, '?'), offset_bytes: at, size_bytes: size });
    const present = Math.max(0, Math.min(size, sizeBytes - at - 8));
    takeChunk(facts, id, { read, start: at + 8, size, present, sizes });
    at += 8 + size + (size % 2);
  }
  facts.variant = variantOf(facts);
  const { data_offset_bytes: start, data_present_bytes: present } = facts;
  if (start !== null && present !== null && facts.format_tag === 1) {
    facts.non_pcm = findBursts(read(start, Math.min(SCANNED_BYTES, present)), facts.big_endian);
  }
  return facts;
}

interface Chunk {
  read: ReadBytes;
  start: number;
  size: number;
  present: number;
  /** Sizes of chunks beyond 4 GiB, from ds64. */
  sizes: Map<string, number>;
}

function takeChunk(facts: WaveFacts, id: string, chunk: Chunk): void {
  const bytes = (most: number): Buffer => buffer(chunk.read(chunk.start, Math.min(most, chunk.present)));
  switch (id) {
    case 'ds64':
      readDs64(bytes(4_096), chunk.sizes);
      break;
    case 'fmt ':
      readFormat(bytes(64), facts);
      break;
    case 'data':
      facts.data_offset_bytes ??= chunk.start;
      facts.data_declared_bytes ??= chunk.size;
      facts.data_present_bytes ??= chunk.present;
      break;
    case 'bext':
      facts.bext ??= readBext(bytes(65_536));
      break;
    case 'iXML':
      facts.has_ixml = true;
      break;
    case 'axml':
      facts.has_axml = true;
      break;
    case 'chna':
      facts.has_chna = true;
      break;
    default:
  }
}

// EBU Tech 3306: sizes of RIFF, data and, in a table, of others
function readDs64(bytes: Buffer, sizes: Map<string, number>): void {
  if (bytes.length < 28) return;
  sizes.set('data', Number(bytes.readBigUInt64LE(8)));
  const count = Math.min(bytes.readUInt32LE(24), 64, Math.floor((bytes.length - 28) / 12));
  for (let i = 0; i < count; i += 1) {
    const at = 28 + i * 12;
    sizes.set(bytes.toString('latin1', at, at + 4), Number(bytes.readBigUInt64LE(at + 4)));
  }
}

function readFormat(bytes: Buffer, facts: WaveFacts): void {
  if (bytes.length < 16) return;
  const u16 = (at: number): number => (facts.big_endian ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at));
  const tag = u16(0);
  facts.block_align = u16(12);
  facts.extensible = tag === EXTENSIBLE;
  facts.valid_bits = u16(14) || null;
  facts.format_tag = tag;
  if (tag !== EXTENSIBLE || bytes.length < 40) return;
  facts.valid_bits = u16(18) || facts.valid_bits;
  facts.channel_mask = facts.big_endian ? bytes.readUInt32BE(20) : bytes.readUInt32LE(20);
  facts.format_tag = u16(24);
}

function variantOf({ form, bext, has_chna: adm }: WaveFacts): string {
  if (adm) return 'ADM';
  if (form === 'RF64' || form === 'BW64') return bext ? `${form} with bext` : form;
  return bext ? 'BWF' : 'WAVE';
}

function emptyFacts(form: WaveFacts['form']): WaveFacts {
  const unknown = { format_tag: null, channel_mask: null, valid_bits: null, block_align: null };
  const data = { data_offset_bytes: null, data_declared_bytes: null, data_present_bytes: null };
  const marks = { bext: null, has_ixml: false, has_axml: false, has_chna: false, non_pcm: null };
  return {
    form,
    big_endian: form === 'RIFX',
    variant: 'WAVE',
    ...unknown,
    extensible: false,
    chunks: [],
    ...data,
    ...marks,
  };
}

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
