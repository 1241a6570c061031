import { annexbNals, unescapeNal } from './annexb';

const PREFIX_SEI = 39;
/** Alpha channel information (ITU-T H.265, annex F.14). */
const ALPHA_CHANNEL_INFO = 165;
const MAX_MESSAGES = 64;

/** The stream's second layer is its alpha plane: said by an SEI message in `hvcC`, or among the parameter sets of an Annex B stream. */
export function hasHevcAlpha(bytes: Uint8Array): boolean {
  const nals = bytes[0] === 1 ? recordNals(bytes) : bytes[0] === 0 ? annexbNals(bytes) : [];
  for (const nal of nals) {
    if ((((nal[0] ?? 0) >> 1) & 0x3f) === PREFIX_SEI && tellsAlpha(unescapeNal(nal).subarray(2))) return true;
  }
  return false;
}

// the record may have been cut: what is there is read
function* recordNals(bytes: Uint8Array): Generator<Uint8Array> {
  const u16 = (at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  let at = 23;
  for (let array = 0; array < (bytes[22] ?? 0) && at + 3 <= bytes.length; array += 1) {
    const count = u16(at + 1);
    at += 3;
    for (let nal = 0; nal < count && at + 2 <= bytes.length; nal += 1) {
      const length = u16(at);
      yield bytes.subarray(at + 2, at + 2 + length);
      at += 2 + length;
    }
  }
}

function tellsAlpha(sei: Uint8Array): boolean {
  let at = 0;
  const varying = (): number => {
    let value = 0;
    while (sei[at] === 0xff) {
      value += 255;
      at += 1;
    }
    value += sei[at] ?? 0;
    at += 1;
    return value;
  };
  for (let message = 0; message < MAX_MESSAGES && at + 2 < sei.length; message += 1) {
    const type = varying();
    const size = varying();
    // its first bit takes back what an earlier message said
    if (type === ALPHA_CHANNEL_INFO) return ((sei[at] ?? 0x80) & 0x80) === 0;
    at += size;
  }
  return false;
}
