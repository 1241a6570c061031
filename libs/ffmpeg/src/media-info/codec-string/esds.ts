const ES_DESCRIPTOR = 0x03;
const DECODER_CONFIG = 0x04;
const DECODER_SPECIFIC = 0x05;

export interface DecoderConfig {
  /** objectTypeIndication: 0x40 MPEG-4 audio, 0x69 and 0x6b MPEG audio, 0xa9 DTS … */
  objectTypeIndication: number;
  /** DecoderSpecificInfo: AudioSpecificConfig for MPEG-4 audio. */
  specific: Uint8Array | null;
}

/** The decoder configuration inside the payload of an `esds` box (version and flags first); null when it is none. */
export function parseEsds(payload: Uint8Array): DecoderConfig | null {
  const es = descriptor(payload.subarray(4));
  if (es?.tag !== ES_DESCRIPTOR) return null;
  const flags = es.body[2];
  if (flags === undefined) return null;
  let at = 3;
  if (flags & 0x80) at += 2;
  if (flags & 0x40) at += 1 + (es.body[at] ?? 0);
  if (flags & 0x20) at += 2;
  const config = descriptor(es.body.subarray(at));
  const objectTypeIndication = config?.body[0];
  if (config?.tag !== DECODER_CONFIG || !objectTypeIndication) return null;
  const specific = descriptor(config.body.subarray(13));
  return { objectTypeIndication, specific: specific?.tag === DECODER_SPECIFIC ? specific.body : null };
}

// a length is up to four bytes of seven bits; a body is never longer than what is there
function descriptor(bytes: Uint8Array): { tag: number; body: Uint8Array } | null {
  const tag = bytes[0];
  if (tag === undefined) return null;
  let length = 0;
  for (let i = 1; i <= 4; i += 1) {
    const byte = bytes[i];
    if (byte === undefined) return null;
    length = length * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { tag, body: bytes.subarray(i + 1, i + 1 + length) };
  }
  return null;
}
