/**
 * ffprobe's JSON as printed (`-show_format -show_streams -show_chapters -show_programs -show_error`, with or without
 * `-show_data`). The types say what is usual; nothing is promised: every field may be missing, "N/A", 0 for unknown or of
 * another type, so `normalize` reads each through read-value.ts.
 */
export interface RawProbe {
  streams?: RawStream[];
  format?: RawFormat;
  chapters?: RawChapter[];
  programs?: RawProgram[];
  error?: { code?: number; string?: string };
  [key: string]: unknown;
}

export type RawTags = Record<string, unknown>;

/** One entry of a `side_data_list`: a list to be searched by `side_data_type`, in no order. */
export interface RawSideData {
  side_data_type?: string;
  [key: string]: unknown;
}

export interface RawFormat {
  filename?: string;
  nb_streams?: number;
  nb_programs?: number;
  /** Comma separated: "mov,mp4,m4a,3gp,3g2,mj2". */
  format_name?: string;
  format_long_name?: string;
  /** Seconds as text. */
  start_time?: string;
  /** Seconds as text; from the header, or guessed: ffprobe does not say. */
  duration?: string;
  /** Bytes as text. */
  size?: string;
  /** Bits per second as text; size × 8 ÷ duration where both are known. */
  bit_rate?: string;
  probe_score?: number;
  tags?: RawTags;
  [key: string]: unknown;
}

export interface RawStream {
  index?: number;
  /** The container's own id, "0x1": MP4 track id, transport stream PID. */
  id?: string;
  codec_name?: string;
  codec_long_name?: string;
  codec_type?: 'video' | 'audio' | 'subtitle' | 'data' | 'attachment' | (string & {});
  codec_tag_string?: string;
  codec_tag?: string;
  profile?: string | number;
  /** The codec's own number (H.264 31 = level 3.1); −99 for unknown. */
  level?: number;
  width?: number;
  height?: number;
  coded_width?: number;
  coded_height?: number;
  closed_captions?: number;
  sample_aspect_ratio?: string;
  display_aspect_ratio?: string;
  pix_fmt?: string;
  bits_per_raw_sample?: string;
  color_range?: string;
  color_space?: string;
  color_transfer?: string;
  color_primaries?: string;
  chroma_location?: string;
  field_order?: string;
  /** "num/den": the lowest rate that can represent every timestamp exactly; 90000/1 and 1000/1 when only the time base is known. */
  r_frame_rate?: string;
  /** "num/den": frames divided by duration. */
  avg_frame_rate?: string;
  time_base?: string;
  start_time?: string;
  duration?: string;
  bit_rate?: string;
  nb_frames?: string;
  nb_read_frames?: string;
  nb_read_packets?: string;
  sample_fmt?: string;
  sample_rate?: string;
  channels?: number;
  channel_layout?: string;
  bits_per_sample?: number;
  /** Hex dump, only with `-show_data`. */
  extradata?: string;
  extradata_size?: number;
  disposition?: Record<string, unknown>;
  tags?: RawTags;
  side_data_list?: RawSideData[];
  [key: string]: unknown;
}

export interface RawChapter {
  id?: number;
  time_base?: string;
  start_time?: string;
  end_time?: string;
  tags?: RawTags;
  [key: string]: unknown;
}

export interface RawProgram {
  program_id?: number;
  program_num?: number;
  pmt_pid?: number;
  pcr_pid?: number;
  tags?: RawTags;
  streams?: RawStream[];
  [key: string]: unknown;
}

/** One decoded frame of `-show_frames` (first frames only: HDR10+, captions, AFD and timecodes show nowhere else). */
export interface RawFrame {
  media_type?: string;
  stream_index?: number;
  key_frame?: number;
  pict_type?: string;
  pix_fmt?: string;
  interlaced_frame?: number;
  top_field_first?: number;
  repeat_pict?: number;
  color_range?: string;
  color_space?: string;
  color_primaries?: string;
  color_transfer?: string;
  side_data_list?: RawSideData[];
  tags?: RawTags;
  [key: string]: unknown;
}
