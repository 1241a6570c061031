/** What MediaInfo says of a file, in our units: a document, hence snake_case. `null` is unknown to it. */
export interface SecondOpinion {
  tool_version: string | null;
  /** Its own names: "MPEG-4", "Matroska", "MPEG Audio" … */
  format: string | null;
  duration_sec: number | null;
  video: OpinionVideo[];
  audio: OpinionAudio[];
}

export interface OpinionVideo {
  format: string | null;
  profile: string | null;
  width: number | null;
  height: number | null;
  frame_rate: number | null;
  frame_count: number | null;
  duration_sec: number | null;
  bit_depth: number | null;
  chroma_subsampling: string | null;
  scan_type: string | null;
  /** "Dolby Vision / SMPTE ST 2086 …", its words. */
  hdr_format: string | null;
  transfer: string | null;
  primaries: string | null;
  matrix: string | null;
}

export interface OpinionAudio {
  format: string | null;
  commercial_name: string | null;
  channels: number | null;
  sample_rate_hz: number | null;
  duration_sec: number | null;
}

/** One fact of which the two tools say different things. */
export interface Disagreement {
  /** Path in the media document: "video.0.frame_count". */
  fact: string;
  stream_index: number | null;
  ffprobe: string | number | null;
  mediainfo: string | number | null;
  unit: string | null;
}

const MAX_STREAMS = 64;
const MAX_TEXT = 200;
type Track = Record<string, unknown>;

/** Out of the `object` result of mediainfo.js. */
export function readOpinion(result: unknown): SecondOpinion {
  const root = (result ?? {}) as { creatingLibrary?: { version?: unknown }; media?: { track?: unknown } };
  const tracks = (Array.isArray(root.media?.track) ? root.media.track : []) as Track[];
  const of = (type: string): Track[] => tracks.filter((track) => track['@type'] === type).slice(0, MAX_STREAMS);
  const [general] = of('General');
  return {
    tool_version: text(root.creatingLibrary?.version),
    format: text(general?.['Format']),
    duration_sec: number(general?.['Duration']),
    // of a file of stills it tells each plane, tile and thumbnail: the first is the picture
    video: (of('Video').length > 0 ? of('Video') : of('Image').slice(0, 1)).map((track) => ({
      // of a picture of tiles it names how they are put together
      format: track['Format'] === 'Grid' ? null : text(track['Format']),
      profile: text(track['Format_Profile']),
      width: number(track['Width']),
      height: number(track['Height']),
      frame_rate: number(track['FrameRate']),
      frame_count: number(track['FrameCount']),
      duration_sec: number(track['Duration']),
      bit_depth: number(track['BitDepth']),
      chroma_subsampling: text(track['ChromaSubsampling']),
      scan_type: text(track['ScanType']),
      hdr_format: text(track['HDR_Format']),
      transfer: first(track['transfer_characteristics']),
      primaries: first(track['colour_primaries']),
      matrix: first(track['matrix_coefficients']),
    })),
    audio: of('Audio').map((track) => ({
      format: text(track['Format']),
      commercial_name: text(track['Format_Commercial_IfAny']),
      channels: number(track['Channels']),
      sample_rate_hz: number(track['SamplingRate']),
      duration_sec: number(track['Duration']),
    })),
  };
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, MAX_TEXT) : null;
}

/** It writes what the container and what the bitstream say side by side: "HLG / HLG". */
function first(value: unknown): string | null {
  return text(value)?.split(' / ')[0] ?? null;
}

function number(value: unknown): number | null {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}
