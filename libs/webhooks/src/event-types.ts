/** What a webhook may be told of. */
export const eventTypes = [
  'analysis.completed',
  'analysis.failed',
  'analysis.cancelled',
  'comparison.completed',
  'comparison.failed',
  'batch.completed',
  'report.ready',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Sent by a test call alone; nobody can subscribe to it. */
export const testEventType = 'webhook.test';

/** The public name of an event of the outbox; null when it is nobody's business outside. */
export function publicType(outboxType: string): EventType | null {
  const name = outboxType === 'report.completed' ? 'report.ready' : outboxType;
  return eventTypes.find((type) => type === name) ?? null;
}
