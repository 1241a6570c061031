/**
 * The second half of `WITH <changed> AS (UPDATE … RETURNING id, user_id)`: writes one event for each changed row, so that state and event
 * are one statement and one transaction.
 * @param changed name of the common table expression
 * @param type SQL expression or placeholder of the event's type, e.g. `$3`
 */
export function insertOutboxFrom(changed: string, type: string): string {
  return `INSERT INTO outbox (id, type, subject_id, user_id) SELECT gen_random_uuid(), ${type}, id, user_id FROM ${changed} RETURNING subject_id`;
}
