import { fourCc, uint, type Box, type BoxReader } from './box-reader';
import type { Mp4Picture, Mp4SampleEntry } from './mp4-facts';
import { emptyEntry, readEntryBox } from './sample-entry';

/** As many as the reader walks boxes, for what else there is: each item is one. */
const MAX_ITEMS = 16_384;
const MAX_PROPERTIES = 4_096;
const MAX_TABLE = 262_144;
/** `auxC` of an alpha plane (ISO/IEC 23008-12; MIAF and AVIF use the second). */
const ALPHA = /^urn:mpeg:(?:hevc:2015:auxid:1|mpegB:cicp:systems:auxiliary:alpha)/;

interface Item {
  id: number;
  type: string;
}

interface Reference {
  type: string;
  from: number;
  to: number[];
}

/** The picture that the `meta` box of a HEIF or AVIF file calls its primary one (ISO/IEC 23008-12); null when there is none. */
export function readPicture(reader: BoxReader, meta: Box): Mp4Picture | null {
  const handler = reader.child(meta, 'hdlr', 4);
  if (!handler || fourCc(reader.payload(handler, 12), 8) !== 'pict') return null;
  const primary = primaryItem(reader, reader.child(meta, 'pitm', 4));
  const items = readItems(reader, reader.child(meta, 'iinf', 4));
  const item = items.find(({ id }) => id === primary);
  const properties = reader.child(meta, 'iprp', 4);
  if (!item || !properties) return null;
  const references = readReferences(reader, reader.child(meta, 'iref', 4));
  const of = ownProperties(reader, properties);
  const own = of(item.id);
  // the tiles of a grid carry the configuration of their decoder, the grid itself the size of the whole
  const tiles = references.find(({ type, from }) => type === 'dimg' && from === item.id)?.to ?? [];
  const coded = items.find(({ id }) => id === tiles[0]) ?? item;
  const entry = emptyEntry(coded.type);
  for (const box of [...of(coded.id), ...own]) readEntryBox(reader, box, entry);
  const value = (type: string, length: number, boxes = own) => {
    const box = boxes.find((one) => one.type === type);
    return box ? reader.payload(box, length) : null;
  };
  const size = value('ispe', 12);
  const depths = value('pixi', 16) ?? value('pixi', 16, of(coded.id));
  const isAlpha = ({ type, from, to }: Reference): boolean =>
    type === 'auxl' && to.includes(item.id) && ALPHA.test(latin1(value('auxC', 64, of(from)), 4));
  return {
    itemType: item.type,
    tileCount: tiles.length,
    entry,
    width: size && uint(size, 4, 4),
    height: size && uint(size, 8, 4),
    rotationDeg: ((4 - ((value('irot', 1)?.[0] ?? 0) & 3)) % 4) * 90,
    mirror: mirrored(value('imir', 1)),
    bitDepth: depths && (depths[5] ?? null),
    channels: depths && (depths[4] ?? null),
    chromaSubsampling: chroma(entry, value('hvcC', 17, of(coded.id))),
    hasAlpha: references.some(isAlpha),
  };
}

// as the edition of 2022 has it: the words of 2017 were read both ways
const mirrored = (bytes: Uint8Array | null): Mp4Picture['mirror'] =>
  bytes?.[0] === undefined ? null : (bytes[0] & 1) === 1 ? 'left_right' : 'top_bottom';

const CHROMA = ['4:0:0', '4:2:0', '4:2:2', '4:4:4'] as const;

function chroma({ av1 }: Mp4SampleEntry, hvcC: Uint8Array | null): string | null {
  if (hvcC) return hvcC[16] === undefined ? null : (CHROMA[hvcC[16] & 3] ?? null);
  if (!av1) return null;
  if (av1.monochrome) return '4:0:0';
  return av1.subsamplingX ? (av1.subsamplingY ? '4:2:0' : '4:2:2') : '4:4:4';
}

const latin1 = (bytes: Uint8Array | null, from: number): string =>
  bytes === null ? '' : Buffer.from(bytes.subarray(from)).toString('latin1');

function primaryItem(reader: BoxReader, pitm: Box | null): number | null {
  const bytes = pitm ? reader.payload(pitm, 8) : new Uint8Array(0);
  return uint(bytes, 4, bytes[0] === 0 ? 2 : 4);
}

function readItems(reader: BoxReader, iinf: Box | null): Item[] {
  if (!iinf) return [];
  const items: Item[] = [];
  const skipped = reader.payload(iinf, 1)[0] === 0 ? 6 : 8;
  for (const infe of reader.boxes(iinf.start + skipped, iinf.end)) {
    if (items.length >= MAX_ITEMS) break;
    const bytes = reader.payload(infe, 16);
    const width = bytes[0] === 3 ? 4 : 2;
    const id = uint(bytes, 4, width);
    const type = fourCc(bytes, 6 + width);
    if (id !== null && type !== null) items.push({ id, type });
  }
  return items;
}

function readReferences(reader: BoxReader, iref: Box | null): Reference[] {
  if (!iref) return [];
  const references: Reference[] = [];
  const width = reader.payload(iref, 1)[0] === 0 ? 2 : 4;
  for (const box of reader.boxes(iref.start + 4, iref.end)) {
    if (references.length >= MAX_ITEMS) break;
    const most = Math.max(0, Math.floor((box.end - box.start - width - 2) / width));
    const count = Math.min(uint(reader.payload(box, width + 2), width, 2) ?? 0, MAX_ITEMS, most);
    const bytes = reader.payload(box, (count + 1) * width + 2);
    const to = Array.from({ length: count }, (_, i) => uint(bytes, width + 2 + i * width, width));
    references.push({ type: box.type, from: uint(bytes, 0, width) ?? -1, to: to.filter((id) => id !== null) });
  }
  return references;
}

/** What belongs to an item, in the order in which it applies. */
function ownProperties(reader: BoxReader, iprp: Box): (id: number) => Box[] {
  const container = reader.child(iprp, 'ipco');
  const all: Box[] = [];
  for (const box of container ? reader.boxes(container.start, container.end) : []) {
    if (all.length >= MAX_PROPERTIES) break;
    all.push(box);
  }
  const map = associations(reader, reader.child(iprp, 'ipma'));
  return (id) => (map.get(id) ?? []).flatMap((index) => all[index - 1] ?? []);
}

function associations(reader: BoxReader, ipma: Box | null): Map<number, number[]> {
  const map = new Map<number, number[]>();
  if (!ipma) return map;
  const bytes = reader.payload(ipma, MAX_TABLE);
  const idWidth = bytes[0] === 0 ? 2 : 4;
  const width = ((bytes[3] ?? 0) & 1) === 1 ? 2 : 1;
  const count = Math.min(uint(bytes, 4, 4) ?? 0, MAX_ITEMS);
  for (let at = 8, i = 0; i < count && at < bytes.length; i += 1) {
    const id = uint(bytes, at, idWidth);
    const own = uint(bytes, at + idWidth, 1) ?? 0;
    at += idWidth + 1;
    // the highest bit says that a reader must understand the property
    const indexes = Array.from(
      { length: own },
      (_, k) => (uint(bytes, at + k * width, width) ?? 0) & (width === 2 ? 0x7fff : 0x7f),
    );
    at += own * width;
    if (id !== null) map.set(id, indexes);
  }
  return map;
}
