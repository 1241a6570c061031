/** What manifests declare, HLS and DASH alike: plain data, so that it can come out of a boxed child process as JSON. */
export type StreamFormat = 'hls' | 'dash';

export type RenditionKind = 'video' | 'audio' | 'subtitles' | 'captions' | 'iframe';

export interface ByteRange {
  offset: number;
  length: number;
}

/** A piece of media: a whole file, or a range of one. References stand as resolved against the manifest they are from. */
export interface Piece {
  ref: string;
  range: ByteRange | null;
}

export interface DeclaredKey {
  /** AES-128, SAMPLE-AES, SAMPLE-AES-CTR (HLS), or the protection scheme (cenc, cbcs …) of DASH; NONE is left out. */
  method: string;
  /** Key system: a KEYFORMAT, or the scheme of a ContentProtection. */
  keyFormat: string | null;
}

export interface DeclaredSegment extends Piece {
  /** Place in the whole playlist: a long one is thinned out. */
  index: number;
  startSec: number;
  durationSec: number;
  /** Place in `maps` of its initialisation segment. */
  map: number | null;
  /** Method of the key it is declared to be encrypted with. */
  keyMethod: string | null;
  /** Declared to be absent. */
  gap: boolean;
}

/** The segments of one rendition: an HLS media playlist, or what an MPD says of a representation. */
export interface MediaPlaylist {
  version: number | null;
  targetDurationSec: number | null;
  playlistType: 'VOD' | 'EVENT' | null;
  /** Nothing will be added. */
  ended: boolean;
  iFramesOnly: boolean;
  independentSegments: boolean;
  mediaSequence: number | null;
  discontinuitySequence: number | null;
  programDateTime: boolean;
  keys: DeclaredKey[];
  maps: Piece[];
  segments: DeclaredSegment[];
  segmentCount: number;
  durationSec: number;
  /** Longest declared segment. */
  longest: { index: number; durationSec: number } | null;
  /** Starts, in seconds from the playlist's beginning, at which the encoding is not continuous; the first 500. */
  discontinuitiesSec: number[];
  /** A segment index (`sidx`) that has to be read to know the segments. */
  index: Piece | null;
}

export interface DeclaredRendition {
  kind: RenditionKind;
  /** DASH: Representation@id. */
  id: string | null;
  /** Of its playlist or media, resolved; null when the media lies inside another rendition. */
  ref: string | null;
  /** GROUP-ID, or the adaptation set of a representation. */
  group: string | null;
  name: string | null;
  language: string | null;
  isDefault: boolean | null;
  autoselect: boolean | null;
  forced: boolean | null;
  /** CHARACTERISTICS, or the roles of an adaptation set. */
  characteristics: string[];
  channels: string | null;
  bandwidthBps: number | null;
  averageBandwidthBps: number | null;
  codecs: string[];
  supplementalCodecs: string | null;
  width: number | null;
  height: number | null;
  frameRate: number | null;
  videoRange: string | null;
  audioGroup: string | null;
  subtitlesGroup: string | null;
  captionsGroup: string | null;
  keys: DeclaredKey[];
  /** Known at once in an MPD, and of an HLS media playlist that was named itself. */
  playlist: MediaPlaylist | null;
}

export interface Manifest {
  format: StreamFormat;
  /** HLS: it lists playlists; false for a media playlist. */
  isMaster: boolean;
  version: number | null;
  independentSegments: boolean;
  /** DASH `type="dynamic"`; null where only the media playlists tell. */
  live: boolean | null;
  durationSec: number | null;
  minBufferSec: number | null;
  profiles: string[];
  periodCount: number | null;
  sessionKeys: DeclaredKey[];
  renditions: DeclaredRendition[];
}
