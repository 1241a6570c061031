/** The doorbells. Each has its own concurrency, so that heavy work never delays a quick probe and neither delays a delivery. */
export const queues = ['probe'] as const;
export type QueueName = (typeof queues)[number];
