import { defineJob } from '@app/queue';

/** Rung for every comparison that was asked for: it decodes two files. */
export const comparisonRun = defineJob({
  name: 'comparison.run',
  queue: 'quality',
  table: 'comparisons',
  event: 'comparison',
  lane: 'heavy',
});

/** Rung for a picture of a compared frame: somebody is waiting to see it. */
export const stillRun = defineJob({
  name: 'comparison.still',
  queue: 'stills',
  table: 'comparison_stills',
  event: 'comparison_still',
  lane: 'quick',
});
