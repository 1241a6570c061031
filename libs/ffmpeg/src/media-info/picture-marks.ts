import { hasHevcAlpha } from './codec-string/hevc-alpha';
import { asFlag, asText, type Dictionary } from './read-value';
import { findSideData } from './side-data';
import type { StreamEvidence } from './stream-evidence';
import { findTag } from './tags';

const WITH_ALPHA = /^(?:yuva|rgba|bgra|argb|abgr|gbrap|ya\d|ya\b|ayuv|vuya|rgba64|bgra64|pal8)/;

/** The picture has transparency: by its pixel format, by Matroska's mark (ffprobe decodes VP8 and VP9 without it), by HEVC's second layer. */
export function readAlpha(
  { stream, extradata }: Pick<StreamEvidence, 'stream' | 'extradata'>,
  pixelFormat: string | null,
): boolean | null {
  if (findTag(stream['tags'], 'alpha_mode') === '1') return true;
  if (extradata !== null && stream['codec_name'] === 'hevc' && hasHevcAlpha(extradata)) return true;
  return pixelFormat === null ? null : WITH_ALPHA.test(pixelFormat);
}

/** Film grain is taken off before coding and put back by the decoder: said by the header or seen in frames; null where neither looked. */
export function readFilmGrain(stream: Dictionary, frames: Dictionary[]): boolean | null {
  if (asFlag(stream['film_grain'])) return true;
  const seen = frames.some((frame) => findSideData(frame['side_data_list'], 'film grain').length > 0);
  if (seen) return true;
  return frames.length > 0 || asText(stream['film_grain']) !== null ? false : null;
}
