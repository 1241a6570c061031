import { defineJob } from '@app/queue';

/** Rung for every insight that was asked for. */
export const insightWrite = defineJob({
  name: 'insight.write',
  queue: 'insights',
  table: 'insights',
  event: 'insight',
  lane: 'quick',
});
