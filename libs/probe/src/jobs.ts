import { defineJob } from '@app/queue';

/** Rung for every accepted analysis; which one is taken is decided by the rows. */
export const probeRun = defineJob({
  name: 'probe.run',
  queue: 'probe',
  table: 'analyses',
  event: 'analysis',
  lane: 'quick',
  knocks: true,
});

/** The same for analyses that decode: they may take hours and never delay a quick one. */
export const analysisRun = defineJob({
  name: 'analysis.run',
  queue: 'analysis',
  table: 'analyses',
  event: 'analysis',
  lane: 'heavy',
});
