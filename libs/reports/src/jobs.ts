import { defineJob } from '@app/queue';

/** Rung for every report that was asked for. */
export const reportRender = defineJob({
  name: 'report.render',
  queue: 'reports',
  table: 'reports',
  event: 'report',
  lane: 'quick',
});
