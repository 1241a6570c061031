import type { SeenRendition } from './build-ladder';

/** So many times fewer pictures than the fastest rendition: no rung for a slow network has so few (practice). */
const fewerTimes = 4;

/**
 * What is listed like a rung of the ladder and serves scanning alone: its playlist says so (EXT-X-I-FRAMES-ONLY), or every one of
 * its pictures is a keyframe, there are far fewer of them than in the others, and it has no sound. Nobody switches to it while playing.
 */
export function scansAlone(rendition: SeenRendition, all: readonly SeenRendition[]): boolean {
  if (rendition.open.declared.kind !== 'video') return false;
  if (rendition.open.playlist?.iFramesOnly) return true;
  // scanning is silent: with sound, its own or a group's, it is a slow rung
  if (rendition.open.declared.audioGroup !== null || (rendition.look?.media?.audio.length ?? 0) > 0) return false;
  const pictures = rendition.look?.pictures ?? null;
  const rate = rateOf(rendition);
  if (pictures === null || rate === null || pictures.keyframes < pictures.count) return false;
  const fastest = Math.max(...all.filter((other) => other !== rendition).map((other) => rateOf(other) ?? 0));
  return rate * fewerTimes <= fastest;
}

/** Pictures a second, over all segments that were looked at. */
function rateOf({ open, look }: SeenRendition): number | null {
  if (open.declared.kind !== 'video' || !look?.pictures) return null;
  return look.pictures.seconds > 0 ? look.pictures.count / look.pictures.seconds : null;
}
