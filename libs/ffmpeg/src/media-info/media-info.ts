import type { AudioGroup, AudioStream } from './audio-stream';
import type { VideoStream } from './video-stream';

export type * from './audio-stream';
export type * from './video-stream';

/**
 * The typed facts of a media file: a document, stored and sent as it stands, hence snake_case. Units are in the names;
 * `null` is unknown, never 0 or ''. Where a value comes from is said at the field.
 */
export interface MediaInfo {
  container: Container;
  video: VideoStream[];
  audio: AudioStream[];
  audio_groups: AudioGroup[];
  subtitles: SubtitleStream[];
  data: DataStream[];
  chapters: Chapter[];
  timecode: Timecode | null;
}

/** `header`: declared by the file · `packets`: timestamps of every packet · `decoded`: frames counted · `estimated`: guessed by ffprobe from size or from the ends. */
export type DurationSource = 'header' | 'packets' | 'decoded' | 'estimated';
/** `header`: declared · `packets`: bytes of every packet · `file_size`: size × 8 ÷ duration. */
export type BitRateSource = 'header' | 'packets' | 'file_size';

export interface Container {
  /** ffprobe's names of the format, all of them: one demuxer reads mov, mp4, m4a … */
  format_names: string[];
  long_name: string | null;
  /** `ftyp` major brand, without trailing spaces. */
  major_brand: string | null;
  duration_sec: number | null;
  duration_source: DurationSource | null;
  start_time_sec: number | null;
  size_bytes: number | null;
  bit_rate_bps: number | null;
  bit_rate_source: BitRateSource | null;
  /** MP4 only, from the boxes: `moov` stands before the first `mdat`. */
  faststart: boolean | null;
  /** MP4 only, from the boxes: `mvex` or `moof` is there. */
  fragmented: boolean | null;
  /** MP4 only, from the boxes: any track has an `elst` with an entry. */
  has_edit_list: boolean | null;
  /** ffprobe found at least one stream and reported no error. What it printed on stderr is not part of this. */
  valid: boolean;
  stream_count: number;
  encryption: Encryption;
  tags: Record<string, string>;
  /** Start of the first audio stream minus start of the best video stream, seconds: positive when sound is late. */
  av_offset_sec: number | null;
}

/** ISO/IEC 23001-7: scheme is the four characters of `schm` (cenc, cbcs, cens, cbc1). */
export interface Encryption {
  encrypted: boolean | null;
  scheme: string | null;
  /** Picture or sound of the file is clear beside what is encrypted: one service of several, one track. */
  partial: boolean | null;
  /** Indexes of the streams that are encrypted; null where nothing says which. */
  streams: number[] | null;
}

export interface SubtitleStream {
  index: number;
  codec: string | null;
  language: string | null;
  title: string | null;
  forced: boolean;
  hearing_impaired: boolean;
  kind: 'text' | 'bitmap' | 'teletext' | 'captions' | null;
}

export interface DataStream {
  index: number;
  codec: string | null;
  tag: string | null;
  /** timecode, scte35, klv, gpmd, id3, chapters, attachment …; null when nothing names it. */
  kind: string | null;
}

export interface Chapter {
  start_sec: number | null;
  end_sec: number | null;
  title: string | null;
}

export type TimecodeSource = 'tmcd' | 'mxf_material_package' | 'format_tag' | 'stream_tag' | 'smpte_12m' | 'gop_header';

export interface Timecode {
  /** Of the first frame, as written: "01:00:00:00", with ";" before the frames when drop frame. */
  value: string;
  drop_frame: boolean;
  source: TimecodeSource;
  /** The frame number is below the rate and drop frame is used only at 30000/1001 and its multiples; null without a rate. */
  frame_rate_fits: boolean | null;
}
