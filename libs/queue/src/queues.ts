/** The doorbells. Each has its own concurrency, so that heavy work never delays a quick probe and neither delays a report. */
export const queues = ['probe', 'analysis', 'quality', 'stills', 'reports', 'insights'] as const;
export type QueueName = (typeof queues)[number];
