/** `header`: sample table or index · `tags`: the muxer's statistics tags · `packets`: counted packets · `decoded`: counted frames. */
export type FrameCountSource = 'header' | 'tags' | 'packets' | 'decoded';

export interface Rate {
  num: number;
  den: number;
  /** Frames per second. */
  value: number;
}

export interface VideoStream {
  index: number;
  /** ffprobe's codec name ("h264"); null when the build does not know it: see `tag`. */
  codec: string | null;
  long_name: string | null;
  /** The container's own name: MP4 sample entry, or "0x1b" for a transport stream type. */
  tag: string | null;
  /** RFC 6381 `codecs` parameter, from the decoder configuration record. */
  codec_string: string | null;
  /** Dolby Vision over a compatible base layer, as in HLS SUPPLEMENTAL-CODECS: "dvh1.08.01/db1p". */
  supplemental_codec_string: string | null;
  profile: string | null;
  /** The codec's own number: H.264 31 = 3.1, HEVC 93 = 3.1 (level × 30), AV1 seq_level_idx. */
  level: number | null;
  tier: 'Main' | 'High' | null;
  /** Pixels, cropped, before sample aspect ratio and rotation. */
  width: number | null;
  height: number | null;
  /** Pixels, uncropped. */
  coded_width: number | null;
  coded_height: number | null;
  /** "n:d" as signalled in container or bitstream; null when nothing signals it (players take 1:1). */
  sample_aspect_ratio: string | null;
  /** "n:d" of the picture as shown: after sample aspect ratio and rotation. */
  display_aspect_ratio: string | null;
  /** Pixels as shown: coded size, then sample aspect ratio (applied to the width), then rotation. */
  display_width: number | null;
  display_height: number | null;
  /** Degrees to turn clockwise before showing, after `mirrored`; 0 90 180 270, null when the matrix is no right angle. */
  rotation_deg: 0 | 90 | 180 | 270 | null;
  /** The picture is flipped left to right before it is turned. */
  mirrored: boolean;
  /** The base rate (r_frame_rate), or the average one where the base rate is only the time base or the field rate. */
  frame_rate: Rate | null;
  average_frame_rate: Rate | null;
  /** From packets where they were read; else false when base and average rate agree and null when they do not. */
  variable_frame_rate: boolean | null;
  /** Frames in the file, those an edit list hides too (a decoded count has only those shown). */
  frame_count: number | null;
  frame_count_source: FrameCountSource | null;
  duration_sec: number | null;
  bit_rate_bps: number | null;
  pixel_format: string | null;
  /** "4:2:0", "4:2:2" …; "4:4:4" for RGB, "4:0:0" for gray. */
  chroma_subsampling: string | null;
  /** Bits per component as coded (12 for 12-bit JPEG 2000 in a 16-bit pixel format). */
  bit_depth: number | null;
  color: Color;
  hdr: Hdr;
  scan: Scan;
  gop: Gop | null;
  /** Carried in the picture: cea608, cea708; a53 where there is a place for them and what is in it is not known. */
  captions: string[];
  /** Active format description code 0–15, from the first frames (SMPTE ST 2016-1). */
  afd: number | null;
  stereo_mode: string | null;
  projection: string | null;
  has_alpha: boolean | null;
  /** Film grain is described for the decoder to put back (AV1, H.274 SEI). */
  film_grain: boolean | null;
  language: string | null;
  title: string | null;
  disposition: Record<string, boolean>;
  is_attached_picture: boolean;
  /** The one video stream a player would choose. */
  is_best: boolean;
}

/** ffprobe's words for the ITU-T H.273 code points. */
export interface Color {
  /** "tv" narrow (limited), "pc" full. */
  range: string | null;
  primaries: string | null;
  transfer: string | null;
  matrix: string | null;
}

export type HdrFormat = 'SDR' | 'PQ' | 'HLG' | 'HDR10' | 'HDR10+' | 'Dolby Vision';

export interface Hdr {
  is_hdr: boolean | null;
  format: HdrFormat | null;
  /** What the picture also plays as on a device that does not know `format`. */
  compatible_with: HdrFormat[];
  dolby_vision: DolbyVision | null;
  mastering_display: MasteringDisplay | null;
  content_light: ContentLight | null;
  /** Dynamic metadata seen in frames: "SMPTE ST 2094-40", "Dolby Vision RPU" … */
  dynamic_metadata: string[];
  /** Why it was classified so, strongest first. */
  evidence: string[];
  /** What does not fit together. */
  contradictions: string[];
}

/** The Dolby Vision configuration record (`dvcC`, `dvvC`, `dvwC`). */
export interface DolbyVision {
  profile: number | null;
  level: number | null;
  /** Base layer: 0 none, 1 HDR10, 2 SDR, 4 HLG, 6 Ultra HD Blu-ray HDR10. */
  compatibility_id: number | null;
  has_rpu: boolean | null;
  has_enhancement_layer: boolean | null;
}

/** SMPTE ST 2086; luminance in cd/m². */
export interface MasteringDisplay {
  max_cd_m2: number | null;
  min_cd_m2: number | null;
  /** "BT.709", "BT.2020", "DCI-P3 D65", "DCI-P3", or the coordinates as text. */
  primaries: string | null;
}

/** CTA-861.3, cd/m²; 0 means unknown and is null. */
export interface ContentLight {
  max_cll: number | null;
  max_fall: number | null;
}

export interface Scan {
  /** `mixed`: the first frames are flagged both ways. */
  type: 'progressive' | 'interlaced' | 'mixed' | null;
  /** Order of display. */
  field_order: 'tff' | 'bff' | null;
  /** `flag`: what the file says of itself · `content`: measured by an analyzer. */
  source: 'flag' | 'content' | null;
}

/** Keyframe distances, from packets. The last, unfinished group counts only when it is the only one. */
export interface Gop {
  mean_frames: number;
  min_frames: number;
  max_frames: number;
  mean_sec: number | null;
  max_sec: number | null;
  /** Every finished group is as long as the others; null when fewer than two are finished. */
  regular: boolean | null;
  /**
   * No picture is shown before the keyframe it follows in the file. With H.264 and MPEG-2 such pictures make it open; with HEVC and
   * VVC they may lean on the keyframe alone: null.
   */
  closed: boolean | null;
}
