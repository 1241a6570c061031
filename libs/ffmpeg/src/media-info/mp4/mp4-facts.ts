import type { Av1Profile, ColorCodes } from '../codec-string/av1';
import type { AvcProfile } from '../codec-string/avc';
import type { AudioSpecificConfig } from '../codec-string/aac';
import type { DolbyVisionRecord, Eac3Record } from '../codec-string/dolby';
import type { Vp9Profile } from '../codec-string/vp9';
import type { VvcProfile } from '../codec-string/vvc';

/**
 * What the boxes of an ISO base media file (MP4, MOV, fMP4) say: plain data, so that it can come out of a boxed child
 * process as JSON. Units are in the names, `null` is unknown.
 */
export interface Mp4Facts {
  majorBrand: string | null;
  compatibleBrands: string[];
  hasMoov: boolean;
  /** `moov` stands before the first `mdat`; null when either is missing. */
  faststart: boolean | null;
  /** `mvex` or `moof` is there. */
  fragmented: boolean;
  /** `moof` boxes seen at the top level. */
  fragmentCount: number;
  /** Any track has an `elst` with an entry. */
  hasEditList: boolean;
  /** `mvhd`, or `mehd` for a fragmented file. */
  durationSec: number | null;
  encrypted: boolean;
  /** Four characters of `schm` ("cenc", "cbcs" …). */
  scheme: string | null;
  tracks: Mp4Track[];
  /** Of a HEIF or AVIF file: its primary picture. */
  picture: Mp4Picture | null;
  /** The first top-level box whose size cannot be right; nothing after it was read. */
  malformedBox: { type: string; offsetBytes: number; sizeBytes: number } | null;
  /** How far the last box claims to reach beyond the end of the file: above 0 the file is cut. */
  missingBytes: number;
  /** False when only the first of many fragments were looked at: how many there are, and whether the file is cut, is unknown. */
  walked: boolean;
  /** False when a limit on boxes or bytes ended the reading. */
  complete: boolean;
}

/** The primary item of a HEIF or AVIF file (ISO/IEC 23008-12). */
export interface Mp4Picture {
  /** "hvc1", "av01", "grid" … */
  itemType: string;
  /** How many coded pictures a grid is put together from; 0 for one that is none. */
  tileCount: number;
  /** Codec, configuration and colours: of the picture, or of the first tile of a grid. */
  entry: Mp4SampleEntry;
  /** `ispe`: before cropping, rotation and mirroring. */
  width: number | null;
  height: number | null;
  /** `irot`, clockwise: 0, 90, 180 or 270. */
  rotationDeg: number;
  /** `imir`: which sides are exchanged, after it was rotated. */
  mirror: 'top_bottom' | 'left_right' | null;
  /** `pixi`: bits of the first channel, and how many channels there are. */
  bitDepth: number | null;
  channels: number | null;
  /** "4:2:0" …, by the decoder's configuration. */
  chromaSubsampling: string | null;
  /** An auxiliary item is its alpha plane. */
  hasAlpha: boolean;
}

export interface Mp4Track {
  trackId: number | null;
  /** "vide", "soun", "tmcd" … */
  handler: string | null;
  /** `mdhd` duration. */
  durationSec: number | null;
  /** At most 64. */
  edits: Mp4Edit[];
  /** At most 16. */
  sampleEntries: Mp4SampleEntry[];
}

export interface Mp4Edit {
  /** In the movie's time scale. */
  durationSec: number | null;
  /** Null for an empty edit: a gap before the media. */
  mediaStartSec: number | null;
}

export interface Mp4SampleEntry {
  /** As written: "avc1", "encv" … */
  format: string;
  /** What an encrypted entry was before (`frma`), else the same. */
  originalFormat: string;
  scheme: string | null;
  /** hvcC in full, for ffprobe gives extradata only with `-show_data`. */
  avc: AvcProfile | null;
  hevc: Mp4Hevc | null;
  av1: Av1Profile | null;
  vp9: Vp9Profile | null;
  vvc: VvcProfile | null;
  aac: AudioSpecificConfig | null;
  objectTypeIndication: number | null;
  eac3: Eac3Record | null;
  dolbyVision: DolbyVisionRecord | null;
  color: ColorCodes | null;
  /** cd/m², from `mdcv` (chromaticities as x,y pairs red green blue white) or `SmDm`. */
  masteringDisplay: Mp4MasteringDisplay | null;
  contentLight: { maxCll: number; maxFall: number } | null;
}

export interface Mp4Hevc {
  profileSpace: string;
  profileIdc: number;
  highTier: boolean;
  levelIdc: number;
  compatibility: number;
  constraints: number[];
}

export interface Mp4MasteringDisplay {
  red: readonly [number, number];
  green: readonly [number, number];
  blue: readonly [number, number];
  maxCdM2: number;
  minCdM2: number;
}
