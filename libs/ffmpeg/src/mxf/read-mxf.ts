import { uint, uint64, type AreThere, type ReadBytes } from '../media-info/mp4/box-reader';
import { isRandomIndexPack, isSet, type Klv, klvAt, partitionKey, type PartitionKind } from './klv';
import { essenceContainer, hex, operationalPattern } from './labels';
import { readSet } from './metadata-sets';
import type { MxfFacts, MxfPartition } from './mxf-facts';

/** SMPTE ST 377-1 allows a run-in of less than 64 KiB. */
const MAX_RUN_IN = 65_536;
const MAX_PARTITIONS = 64;
const MAX_SETS = 4_096;
const MAX_CONTAINERS = 32;
const PACK_BYTES = 88;
/** What is read of a partition pack at most. */
const PACK_AREA = 25 + PACK_BYTES + MAX_CONTAINERS * 16;

interface Partition extends MxfPartition {
  footerAt: number;
  headerBytes: number;
  pack: Uint8Array;
  end: number;
}

/**
 * Reads partitions and header metadata; null when the bytes are no MXF. Nothing recurses, and every count is bounded. Header, footer
 * and metadata come first: body partitions that are not there are left out.
 */
export function readMxf(read: ReadBytes, sizeBytes: number, areThere: AreThere = () => true): MxfFacts | null {
  const runIn = findHeader(read);
  const header = runIn === null ? null : partitionAt(read, runIn);
  if (runIn === null || header?.kind !== 'header') return null;
  const rip = randomIndex(read, sizeBytes);
  const places = rip.length > 0 ? rip : followed(read, header, runIn);
  const at = (offset: number) => partitionAt(read, runIn + offset) ?? [];
  const ends = [...new Set([places[0] ?? 0, places.at(-1) ?? 0])].flatMap(at);
  const footer = ends.find(({ kind }) => kind === 'footer') ?? null;
  const facts: MxfFacts = {
    operational_pattern: operationalPattern(header.pack.subarray(64, 80)),
    operational_pattern_label: header.pack.length >= 80 ? hex(header.pack.subarray(64, 80)) : null,
    version: `${uint(header.pack, 0, 2) ?? 0}.${uint(header.pack, 2, 2) ?? 0}`,
    run_in_bytes: runIn,
    header_closed: header.closed,
    header_complete: header.complete,
    footer: footer && { closed: footer.closed, complete: footer.complete },
    footer_missing: footer === null && header.footerAt > 0,
    has_random_index_pack: rip.length > 0,
    kag_size: uint(header.pack, 4, 4),
    partition_count: places.length,
    partitions: [],
    essence_containers: containers(header.pack),
    identifications: [],
    afd: null,
    display: null,
    timecodes: [],
  };
  // an open header is corrected by the footer's copy of the metadata
  const described = footer && footer.headerBytes > 0 && !header.complete ? footer : header;
  readMetadata(read, described, facts);
  const bodies = places
    .slice(1, -1)
    .slice(0, MAX_PARTITIONS - 2)
    .filter((offset) => areThere(runIn + offset, PACK_AREA));
  const partitions = [...ends, ...bodies.flatMap(at)].sort((a, b) => a.offset_bytes - b.offset_bytes);
  facts.partitions = (partitions.length > 0 ? partitions : [header]).map(shown);
  return facts;
}

function findHeader(read: ReadBytes): number | null {
  const bytes = read(0, MAX_RUN_IN + 16);
  for (let at = 0; at + 16 <= bytes.length; at += 1) {
    if (bytes[at] === 0x06 && bytes[at + 1] === 0x0e && partitionKey(bytes.subarray(at, at + 16))?.kind === 'header')
      return at;
  }
  return null;
}

function partitionAt(read: ReadBytes, offset: number): Partition | null {
  const klv = klvAt(read, offset);
  const key = klv && partitionKey(klv.key);
  if (!klv || !key || klv.length < PACK_BYTES - 8) return null;
  const pack = read(klv.start, Math.min(klv.length, PACK_BYTES + MAX_CONTAINERS * 16));
  if (pack.length < PACK_BYTES - 8) return null;
  return {
    ...key,
    offset_bytes: offset,
    body_sid: uint(pack, 60, 4) ?? 0,
    index_sid: uint(pack, 48, 4) ?? 0,
    footerAt: uint64(pack, 24) ?? 0,
    headerBytes: uint64(pack, 32) ?? 0,
    pack,
    end: klv.start + klv.length,
  };
}

function shown({ kind, offset_bytes, closed, complete, body_sid, index_sid }: Partition): MxfPartition {
  return { kind, offset_bytes, closed, complete, body_sid, index_sid };
}

/** Offsets of all partitions from the pack at the end of the file; empty when there is none. */
function randomIndex(read: ReadBytes, sizeBytes: number): number[] {
  const length = uint(read(Math.max(0, sizeBytes - 4), 4), 0, 4) ?? 0;
  if (length < 20 || length > 1 << 20 || length > sizeBytes) return [];
  const klv = klvAt(read, sizeBytes - length);
  if (!klv || !isRandomIndexPack(klv.key)) return [];
  const pairs = read(klv.start, klv.length);
  return Array.from({ length: Math.floor((pairs.length - 4) / 12) }, (_, i) => uint64(pairs, i * 12 + 4) ?? 0);
}

/** Without an index the header still says where the footer is. */
function followed(read: ReadBytes, header: Partition, runIn: number): number[] {
  const footer = header.footerAt > 0 && partitionAt(read, runIn + header.footerAt);
  return footer && footer.kind === ('footer' satisfies PartitionKind) ? [0, header.footerAt] : [0];
}

function containers(pack: Uint8Array): MxfFacts['essence_containers'] {
  const count = Math.min(
    uint(pack, 80, 4) ?? 0,
    MAX_CONTAINERS,
    Math.floor(Math.max(0, pack.length - PACK_BYTES) / 16),
  );
  return Array.from({ length: count }, (_, i) =>
    essenceContainer(pack.subarray(PACK_BYTES + i * 16, PACK_BYTES + 16 + i * 16)),
  );
}

function readMetadata(read: ReadBytes, of: Partition, facts: MxfFacts): void {
  let next: Klv | null = klvAt(read, of.end);
  for (let sets = 0; next && sets < MAX_SETS && next.offset < of.end + of.headerBytes + 65_536; sets += 1) {
    if (partitionKey(next.key)) return;
    if (isSet(next.key) && next.length <= 65_536) readSet(next.key, read(next.start, next.length), facts);
    next = klvAt(read, next.start + next.length);
  }
}
