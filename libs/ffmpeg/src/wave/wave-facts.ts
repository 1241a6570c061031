/** What the chunks of a wave file say: a document, hence snake_case. `null` is unknown. */
export interface WaveFacts {
  form: 'RIFF' | 'RF64' | 'BW64' | 'RIFX' | 'Wave64';
  big_endian: boolean;
  /** What it is called: "WAVE", "BWF" (with bext), "RF64", "ADM" (BW64 or RIFF with chna). */
  variant: string;
  /** wFormatTag, or the first two bytes of the sub-format. */
  format_tag: number | null;
  extensible: boolean;
  channel_mask: number | null;
  valid_bits: number | null;
  block_align: number | null;
  chunks: { id: string; offset_bytes: number; size_bytes: number }[];
  data_offset_bytes: number | null;
  data_declared_bytes: number | null;
  /** What of it is in the file. */
  data_present_bytes: number | null;
  bext: BroadcastExtension | null;
  has_ixml: boolean;
  has_axml: boolean;
  has_chna: boolean;
  /** SMPTE ST 337 or IEC 61937 bursts in what is called PCM: the sound is coded. */
  non_pcm: { word_bits: 16 | 20 | 24; data_type: number; name: string | null } | null;
}

/** The bext chunk (EBU Tech 3285). */
export interface BroadcastExtension {
  version: number;
  description: string | null;
  originator: string | null;
  originator_reference: string | null;
  origination_date: string | null;
  origination_time: string | null;
  /** Samples since midnight. */
  time_reference: number | null;
  has_umid: boolean;
  /** Version 2; null where it is not stated. */
  loudness: {
    integrated_lufs: number | null;
    range_lu: number | null;
    max_true_peak_dbtp: number | null;
    max_momentary_lufs: number | null;
    max_short_term_lufs: number | null;
  } | null;
  coding_history: string | null;
}
