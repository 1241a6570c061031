/** What is sent: JSON of `{type, timestamp, data}` (Standard Webhooks, "Payload structure"). @param occurredAt when the event happened */
export function messageBody(type: string, occurredAt: Date, data: Record<string, unknown>): string {
  return JSON.stringify({ type, timestamp: occurredAt.toISOString(), data });
}
