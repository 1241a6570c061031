import { uint, uint64 } from '../media-info/mp4/box-reader';
import type { MxfFacts } from './mxf-facts';

const MAX_LIST = 32;
const MAX_TEXT = 256;
/** The 15th byte of a set's key (SMPTE ST 377-1 annexes). */
const IDENTIFICATION = 0x30;
const TIMECODE = 0x14;
const PICTURE_DESCRIPTORS = new Set([0x27, 0x28, 0x29, 0x51, 0x5a, 0x5b]);
/** Frame layouts of fields that are stored apart, each with its own lines: SeparateFields, and SegmentedFrame (PsF). */
const APART = new Set([1, 4]);
const TAG = {
  company: 0x3c01,
  product: 0x3c02,
  version: 0x3c04,
  start: 0x1501,
  base: 0x1502,
  drop: 0x1503,
  afd: 0x3218,
  displayHeight: 0x3208,
  displayWidth: 0x3209,
  layout: 0x320c,
};

/** Takes what a metadata set says into the facts; sets of no interest are passed over. */
export function readSet(key: Uint8Array, value: Uint8Array, facts: MxfFacts): void {
  const kind = key[14] ?? 0;
  const items = localItems(value);
  const take = (tag: number): Uint8Array => items.get(tag) ?? new Uint8Array(0);
  if (kind === IDENTIFICATION && facts.identifications.length < MAX_LIST) {
    facts.identifications.push({
      company: utf16(take(TAG.company)),
      product: utf16(take(TAG.product)),
      version: utf16(take(TAG.version)),
    });
  } else if (kind === TIMECODE && facts.timecodes.length < MAX_LIST) {
    const [start, base] = [uint64(take(TAG.start), 0), uint(take(TAG.base), 0, 2)];
    if (start === null || base === null) return;
    facts.timecodes.push({ start_frame: start, rounded_base: base, drop_frame: take(TAG.drop)[0] === 1 });
  } else if (PICTURE_DESCRIPTORS.has(kind)) {
    facts.display ??= readDisplay(take);
    const [byte] = take(TAG.afd);
    // bits 3–6 hold the code since ST 377-1:2009, bits 0–3 before
    if (byte !== undefined) facts.afd ??= (byte & 0x80) === 0 && byte > 0x0f ? (byte >> 3) & 0x0f : byte & 0x0f;
  }
}

function readDisplay(take: (tag: number) => Uint8Array): MxfFacts['display'] {
  const [width, lines] = [uint(take(TAG.displayWidth), 0, 4), uint(take(TAG.displayHeight), 0, 4)];
  if (!width || !lines) return null;
  return { width, height: APART.has(take(TAG.layout)[0] ?? 0) ? lines * 2 : lines };
}

function localItems(value: Uint8Array): Map<number, Uint8Array> {
  const items = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= value.length;) {
    const [tag, length] = [uint(value, at, 2) ?? 0, uint(value, at + 2, 2) ?? 0];
    items.set(tag, value.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return items;
}

function utf16(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-16be').decode(bytes.subarray(0, MAX_TEXT)).replace(/\0.*$/s, '').trim();
  return text === '' ? null : text;
}
