import type { StreamEvidence } from './stream-evidence';

/** How sound is packed; see `AudioStream.wrapping`. Stream types of ISO/IEC 13818-1: 0x0f ADTS, 0x11 LATM. */
export function readWrapping(of: StreamEvidence, codec: string | null, tag: string | null): string | null {
  if (codec === 'aac_latm') return 'latm';
  if (codec === 's302m') return 's302m';
  if (codec === 'dolby_e' || (of.wave?.non_pcm && of.wave.format_tag === 1)) return 'smpte337';
  if (of.wave) return { WAVE: 'wave', BWF: 'bwf', ADM: 'adm' }[of.wave.variant] ?? of.wave.form.toLowerCase();
  if (of.formats.includes('w64')) return 'w64';
  if (of.mxf && codec?.startsWith('pcm_')) return soundOf(of.mxf.essence_containers);
  if (codec !== 'aac') return null;
  if (tag === '0x0f' || of.formats.includes('aac')) return 'adts';
  if (tag === '0x11') return 'latm';
  // a transport stream that names no stream type for it: LATM would be another codec
  if (of.formats.includes('mpegts')) return 'adts';
  return of.isMp4 || of.extradata !== null ? 'raw' : null;
}

// which track has which is told by the one kind of sound there is
function soundOf(containers: readonly { name: string | null }[]): string | null {
  const kinds = new Set(containers.map(({ name }) => name).filter((name) => name === 'BWF' || name === 'AES3'));
  const [only] = kinds.size === 1 ? kinds : [];
  return only?.toLowerCase() ?? null;
}

/** Byte order of uncompressed samples, by ffprobe's codec name; null for one byte a sample and for coded sound. */
export function readEndianness(codec: string | null): 'little' | 'big' | null {
  const order = /^pcm_(?:[fsu]\d+|bluray|dvd|s\d+_planar|s24_?32?)(le|be)/.exec(codec ?? '')?.[1] ?? null;
  if (codec === 'pcm_bluray' || codec === 'pcm_dvd') return 'big';
  if (/^pcm_s\d+le_planar$/.test(codec ?? '')) return 'little';
  if (/^pcm_s\d+be_planar$/.test(codec ?? '')) return 'big';
  return order === 'le' ? 'little' : order === 'be' ? 'big' : null;
}
