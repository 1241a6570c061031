import { BitReader } from './bit-reader';

const SAMPLE_RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
/** channelConfiguration to channels, where the configuration names them (ISO/IEC 14496-3). */
const CHANNELS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 8, 11: 7, 12: 8, 14: 8 };
const SBR = 5;
const PS = 29;
const SYNC_SBR = 0x2b7;
const SYNC_PS = 0x548;

export interface AudioSpecificConfig {
  /** What the codec string names: 2 AAC-LC, 5 HE-AAC, 29 HE-AAC v2, 42 xHE-AAC … */
  objectType: number;
  sampleRateHz: number | null;
  /** Null when a program config element says it, or nothing does. */
  channels: number | null;
}

/** AudioSpecificConfig of AAC (extradata of ffprobe, DecoderSpecificInfo of `esds`); null when it is none. */
export function parseAudioSpecificConfig(bytes: Uint8Array): AudioSpecificConfig | null {
  const reader = new BitReader(bytes.subarray(0, 64));
  const coded = objectType(reader);
  const sampleRateHz = sampleRate(reader);
  const channels = CHANNELS[reader.bits(4)] ?? null;
  if (reader.overrun || coded === 0) return null;
  const explicit = coded === SBR || coded === PS;
  return { objectType: explicit ? coded : (backwardCompatible(bytes, coded) ?? coded), sampleRateHz, channels };
}

function objectType(reader: BitReader): number {
  const type = reader.bits(5);
  return type === 31 ? 32 + reader.bits(6) : type;
}

function sampleRate(reader: BitReader): number | null {
  const index = reader.bits(4);
  return index === 15 ? reader.bits(24) : (SAMPLE_RATES[index] ?? null);
}

// the sync extension starts after GASpecificConfig, whose three flags end the second byte of a plain configuration
function backwardCompatible(bytes: Uint8Array, coded: number): number | null {
  if (coded !== 2 || bytes.length < 5) return null;
  const reader = new BitReader(bytes.subarray(2, 10));
  if (reader.bits(11) !== SYNC_SBR || objectType(reader) !== SBR || !reader.flag()) return null;
  sampleRate(reader);
  if (reader.overrun) return null;
  return reader.bits(11) === SYNC_PS && reader.flag() && !reader.overrun ? PS : SBR;
}
