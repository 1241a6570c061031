/** What can be measured in the one decode. What nobody needs is not computed. */
export const videoNeeds = [
  'black',
  'freeze',
  'interlace',
  'bars',
  'scene_cuts',
  'repeated_frames',
  'missing_frames',
  'line_errors',
  'quality',
  'blocks',
  'levels',
  'noise',
  'banding',
  'complexity',
  'stuck_pixels',
  'content_light',
  'flash',
  'picture_level',
  'test_pictures',
] as const;
export const audioNeeds = ['silence', 'samples', 'tones', 'phase', 'loudness'] as const;

export type VideoNeed = (typeof videoNeeds)[number];
export type AudioNeed = (typeof audioNeeds)[number];
export type ContentNeed = VideoNeed | AudioNeed;

export const allNeeds: readonly ContentNeed[] = [...videoNeeds, ...audioNeeds];

/** Those that are read from the undiminished luma of some frames. */
export const lumaNeeds = [
  'blocks',
  'noise',
  'banding',
  'complexity',
  'stuck_pixels',
] as const satisfies readonly VideoNeed[];
