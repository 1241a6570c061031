export type AudioRole =
  | 'main'
  | 'alternate'
  | 'commentary'
  | 'description'
  | 'hearing_impaired'
  | 'clean_effects'
  | 'effects'
  | 'dialogue'
  | 'emergency'
  | 'voice_over'
  | 'karaoke'
  | 'dub'
  | 'original';

export interface AudioStream {
  index: number;
  codec: string | null;
  long_name: string | null;
  tag: string | null;
  codec_string: string | null;
  profile: string | null;
  sample_rate_hz: number | null;
  channels: number | null;
  /** ffprobe's name ("5.1(side)"); null when nothing says which channel is which. */
  channel_layout: string | null;
  /** Bits per sample; null for lossy codecs. */
  bit_depth: number | null;
  bit_rate_bps: number | null;
  duration_sec: number | null;
  /** As given (ISO 639 or BCP 47); "und" is null. */
  language: string | null;
  title: string | null;
  role: AudioRole | null;
  /** "Dolby Atmos", "DTS:X", "MPEG-H 3D Audio"; null when there is none or the build cannot tell. */
  object_audio: string | null;
  /** How the essence is packed: adts, latm, raw, s302m, smpte337 (coded sound in PCM words), wave, bwf, rf64, bw64, adm, aes3. */
  wrapping: string | null;
  /** Byte order of uncompressed samples. */
  endianness: 'little' | 'big' | null;
  disposition: Record<string, boolean>;
  loudness: Loudness | null;
}

/** EBU R 128 values, filled by the analyzer that decodes. */
export interface Loudness {
  integrated_lufs: number | null;
  range_lu: number | null;
  max_momentary_lufs: number | null;
  max_short_term_lufs: number | null;
  true_peak_dbtp: number | null;
}

/** What is heard together: one stream, or several mono streams whose labels name their channels. */
export interface AudioGroup {
  name: string;
  /** Stream indexes. */
  streams: number[];
  /** Channel names in order ("FL", "FR" …); null when unknown. */
  channel_map: string[] | null;
  source: 'stream' | 'labels' | 'request' | 'policy';
  loudness: Loudness | null;
}
