import type { EntityManager } from 'typeorm';

/** What webhooks need to know of one kind of thing that events are about. */
export interface EventSubject {
  /** First word of its events: `analysis` of `analysis.completed`. */
  readonly kind: string;
  /** The `webhook_url` of the requests these rows came from, by id; without those that named none. */
  requestUrls(ids: string[], manager: EntityManager): Promise<Map<string, string>>;
  /** Its compact view, `data` of the message. @throws AppError of category `not-found` when it is gone */
  view(id: string): Promise<Record<string, unknown>>;
}
