/** What can be measured in the one decode. What nobody needs is not computed. */
export const videoNeeds = [
  'black',
  'freeze',
  'interlace',
  'bars',
  'scene_cuts',
  'quality',
  'levels',
  'flash',
  'picture_level',
] as const;
export const audioNeeds = ['silence', 'samples', 'phase', 'loudness'] as const;

export type VideoNeed = (typeof videoNeeds)[number];
export type AudioNeed = (typeof audioNeeds)[number];
export type ContentNeed = VideoNeed | AudioNeed;

export const allNeeds: readonly ContentNeed[] = [...videoNeeds, ...audioNeeds];
