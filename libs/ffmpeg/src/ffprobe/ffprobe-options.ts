/** The closed list of what a caller may ask of ffprobe, validated where the request comes in. */
export interface FfprobeOptions {
  /** Bytes looked at to recognise streams; 32 to 1 GiB. */
  probe_size_bytes?: number;
  /** Milliseconds of media looked at to recognise streams. */
  analyze_duration_ms?: number;
  /** Decode everything and count frames (`nb_read_frames`). */
  count_frames?: boolean;
  /** Read everything and count packets (`nb_read_packets`). */
  count_packets?: boolean;
  /** ffprobe's own syntax: `START%+DURATION`, `#n` packets, comma separated. */
  read_intervals?: string;
  /** Stream specifier: `v`, `a:0`, `i:0x101`, `2`. */
  select_streams?: string;
}
