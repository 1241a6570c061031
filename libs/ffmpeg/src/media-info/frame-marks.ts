import type { CarriedCaptions } from '../captions';
import { asFlag, asInteger, asText, type Dictionary } from './read-value';
import { findSideData } from './side-data';
import { findTag } from './tags';

/**
 * Captions carried in the picture: `cea608` and `cea708` by their data; `a53` where the header or the first frames have a place for
 * them, and it is not known whether there is more in it than padding.
 */
export function readCaptions(stream: Dictionary, frames: Dictionary[], carried: CarriedCaptions | null): string[] {
  if (carried)
    return [...(carried.cea608.length > 0 ? ['cea608'] : []), ...(carried.cea708.length > 0 ? ['cea708'] : [])];
  const seen = frames.some((frame) => findSideData(frame['side_data_list'], 'closed captions').length > 0);
  return seen || asFlag(stream['closed_captions']) ? ['a53'] : [];
}

/** Active format description code 0–15 of the first frame that has one. */
export function readAfd(stream: Dictionary, frames: Dictionary[]): number | null {
  for (const holder of [stream, ...frames]) {
    for (const entry of findSideData(holder['side_data_list'], 'active format')) {
      const code = asInteger(entry['active_format']);
      if (code !== null && code >= 0 && code <= 15) return code;
    }
  }
  return null;
}

/** "side by side", "top and bottom" …; ffprobe's words, else Matroska's. */
export function readStereoMode(stream: Dictionary, frames: Dictionary[]): string | null {
  for (const holder of [stream, ...frames.slice(0, 1)]) {
    for (const entry of findSideData(holder['side_data_list'], 'stereo 3d')) {
      const type = asText(entry['type']);
      if (type !== null && type !== '2D') return type;
    }
  }
  const tag = findTag(stream['tags'], 'stereo_mode');
  return tag === 'mono' ? null : tag;
}

/** "equirectangular", "cubemap" …: spherical video; null for a flat picture. */
export function readProjection(stream: Dictionary): string | null {
  const [entry] = findSideData(stream['side_data_list'], 'spherical');
  return entry ? asText(entry['projection']) : null;
}
