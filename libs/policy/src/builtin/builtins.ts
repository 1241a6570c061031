import type { Policy } from '../language/policy';
import { appleHlsSource } from './apple-hls-source';
import { archiveFfv1Mkv } from './archive-ffv1-mkv';
import { atscA85 } from './atsc-a85';
import { ebuR128Hd } from './ebu-r128-hd';
import { playable } from './playable';
import { podcastAudio } from './podcast-audio';
import { proresMezzanine } from './prores-mezzanine';
import { socialVertical } from './social-vertical';
import { ukDppHd } from './uk-dpp-hd';
import { webProgressiveMp4 } from './web-progressive-mp4';
import { youtubeUpload } from './youtube-upload';

/** The delivery specifications that come with the product; `playable` is the default. */
export const builtinPolicies: readonly Policy[] = [
  playable,
  webProgressiveMp4,
  youtubeUpload,
  appleHlsSource,
  ebuR128Hd,
  ukDppHd,
  atscA85,
  proresMezzanine,
  podcastAudio,
  archiveFfv1Mkv,
  socialVertical,
];

/** Other names people know a specification by. */
export const builtinAliases: Readonly<Record<string, string>> = {
  youtube: 'youtube-upload',
};

/** A built-in policy by slug or alias. */
export function findBuiltin(slug: string): Policy | undefined {
  const own = Object.hasOwn(builtinAliases, slug) ? builtinAliases[slug] : slug;
  return builtinPolicies.find((policy) => policy.slug === own);
}
