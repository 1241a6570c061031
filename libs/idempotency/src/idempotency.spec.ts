import type { DataSource } from 'typeorm';
import { Idempotency } from './idempotency';

const reply = { status: 201, headers: {}, body: '{"upload_id":"one"}' };
const lost = new Error('the connection was lost');

/** A database that keeps the reply, loses the word of it, and answers the clean-up with `cleaned`. */
function asked(cleaned: () => Promise<unknown>) {
  const deleted: { sql: string; values: unknown[] }[] = [];
  const query = (sql: string, values: unknown[]) => {
    if (sql.startsWith('INSERT')) return Promise.resolve([{ key: 'key' }]);
    if (sql.startsWith('UPDATE')) return Promise.reject(lost);
    deleted.push({ sql, values });
    return cleaned();
  };
  return { idempotency: new Idempotency({ query } as unknown as DataSource), deleted };
}

it('takes back a reply that was kept although the word of it was lost: its work is taken back, too', async () => {
  const { idempotency, deleted } = asked(() => Promise.resolve([]));
  await expect(idempotency.once('user', 'key', {}, () => Promise.resolve(reply))).rejects.toBe(lost);
  expect(deleted).toEqual([
    { sql: expect.stringContaining('body = $4') as string, values: ['user', 'key', 201, reply.body] },
  ]);
});

it('tells what went wrong first, also where the database is away for the clean-up', async () => {
  const { idempotency } = asked(() => Promise.reject(new Error('away')));
  await expect(idempotency.once('user', 'key', {}, () => Promise.resolve(reply))).rejects.toBe(lost);
  const failed = new Error('the work failed');
  await expect(idempotency.once('user', 'key', {}, () => Promise.reject(failed))).rejects.toBe(failed);
});
