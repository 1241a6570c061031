import { codecOf } from './stream-types';
import type { TransportProgram, TransportStreamEntry } from './transport-facts';

const MAX_ENTRIES = 256;
const MAX_NAME = 256;

const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
const u16 = (bytes: Uint8Array, at: number): number => (u8(bytes, at) << 8) | u8(bytes, at + 1);
const u13 = (bytes: Uint8Array, at: number): number => u16(bytes, at) & 0x1fff;
const u12 = (bytes: Uint8Array, at: number): number => u16(bytes, at) & 0x0fff;

/** program_association_section: program numbers and the PIDs of their maps; number 0 names the network table. */
export function readPat(section: Uint8Array): { streamId: number; programs: [number, number][] } {
  const programs: [number, number][] = [];
  for (let at = 8; at + 4 <= section.length - 4 && programs.length < MAX_ENTRIES; at += 4) {
    programs.push([u16(section, at), u13(section, at + 2)]);
  }
  return { streamId: u16(section, 3), programs };
}

type Map = Pick<TransportProgram, 'program_number' | 'pcr_pid' | 'version' | 'conditional_access' | 'streams'>;

/** TS_program_map_section. */
export function readPmt(section: Uint8Array): Map {
  const end = section.length - 4;
  const info = u12(section, 10);
  const pcr = u13(section, 8);
  const streams: TransportStreamEntry[] = [];
  let scrambled = hasAccess(section, 12, Math.min(end, 12 + info));
  let at = 12 + info;
  while (at + 5 <= end && streams.length < MAX_ENTRIES) {
    const length = u12(section, at + 3);
    const last = Math.min(end, at + 5 + length);
    streams.push(readEntry(section, at, last));
    scrambled ||= hasAccess(section, at + 5, last);
    at = at + 5 + length;
  }
  return {
    program_number: u16(section, 3),
    pcr_pid: pcr === 0x1fff ? null : pcr,
    version: (u8(section, 5) >> 1) & 0x1f,
    conditional_access: scrambled,
    streams,
  };
}

function readEntry(section: Uint8Array, at: number, end: number): TransportStreamEntry {
  let language: string | null = null;
  let registration: string | null = null;
  const tags: number[] = [];
  const extensions: number[] = [];
  for (const [tag, from, length] of descriptors(section, at + 5, end)) {
    tags.push(tag);
    if (tag === 0x05 && length >= 4) registration = ascii(section, from, 4);
    // ISO 639 language, teletext and subtitling begin with one
    if ((tag === 0x0a || tag === 0x56 || tag === 0x59) && length >= 3) language ??= ascii(section, from, 3);
    if (tag === 0x7f && length >= 1) extensions.push(u8(section, from));
  }
  const streamType = u8(section, at);
  return {
    pid: u13(section, at + 1),
    stream_type: streamType,
    codec: codecOf(streamType, registration, tags, extensions),
    language,
    registration,
    descriptor_tags: tags,
  };
}

function hasAccess(section: Uint8Array, from: number, end: number): boolean {
  for (const [tag] of descriptors(section, from, end)) if (tag === 0x09) return true;
  return false;
}

function* descriptors(section: Uint8Array, from: number, end: number): Generator<[number, number, number]> {
  for (let at = from; at + 2 <= end; at += 2 + u8(section, at + 1)) {
    yield [u8(section, at), at + 2, Math.min(u8(section, at + 1), end - at - 2)];
  }
}

export interface Service {
  name: string | null;
  provider: string | null;
}

/** service_description_section of this stream: names by program number (ETSI EN 300 468). */
export function readSdt(section: Uint8Array): [number, Service][] {
  const services: [number, Service][] = [];
  const end = section.length - 4;
  for (let at = 11; at + 5 <= end && services.length < MAX_ENTRIES;) {
    const length = u12(section, at + 3);
    for (const [tag, from] of descriptors(section, at + 5, Math.min(end, at + 5 + length))) {
      if (tag !== 0x48) continue;
      const providerLength = u8(section, from + 1);
      const nameAt = from + 2 + providerLength;
      services.push([
        u16(section, at),
        { provider: text(section, from + 2, providerLength), name: text(section, nameAt + 1, u8(section, nameAt)) },
      ]);
    }
    at += 5 + length;
  }
  return services;
}

function ascii(bytes: Uint8Array, at: number, length: number): string | null {
  const value = String.fromCharCode(...bytes.subarray(at, at + length));
  return /^[\x20-\x7e]+$/.test(value) ? value : null;
}

// the first byte may choose a character table (ETSI EN 300 468 annex A)
function text(bytes: Uint8Array, at: number, length: number): string | null {
  const raw = bytes.subarray(at, Math.min(bytes.length, at + Math.min(length, MAX_NAME)));
  const table = u8(raw, 0);
  const [encoding, skip] =
    table >= 0x20 ? ['latin1', 0] : table === 0x10 ? [`iso-8859-${u8(raw, 2)}`, 3] : [charset(table), 1];
  const value = decode(raw.subarray(skip), encoding)
    .replaceAll(/[\0-\x1f\x7f-\x9f]/g, '')
    .trim();
  return value === '' ? null : value;
}

function charset(table: number): string {
  if (table >= 0x01 && table <= 0x0b) return `iso-8859-${table + 4}`;
  return { 0x11: 'utf-16be', 0x13: 'gb2312', 0x15: 'utf-8' }[table] ?? 'latin1';
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
