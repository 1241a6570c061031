import { existsSync, readdirSync } from 'node:fs';
import { ServedApi } from './served-api';
import { type Thing, things } from './things';

/** What outlives a user on purpose: the log, and events, which hold ids alone and go when they have been told. */
const kept = ['audit_log', 'outbox'];

describe('a deleted user', () => {
  let api: ServedApi;
  beforeAll(async () => (api = await ServedApi.shared()));

  const files = () =>
    existsSync(api.config.STORAGE_DIR)
      ? readdirSync(api.config.STORAGE_DIR, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      : [];

  /** Tables that hold something of the user; asked of the database, so that a new one is not forgotten. */
  async function tablesWith(userId: string): Promise<string[]> {
    const tables = await api.dataSource.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'user_id' AND table_schema = 'public'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await api.dataSource.query<unknown[]>(`SELECT 1 FROM "${name}" WHERE user_id = $1`, [userId]);
      if (rows.length > 0) found.push(name);
    }
    return found.toSorted();
  }

  it('leaves no row and no stored object, and somebody else’s stay', async () => {
    const token = await api.login();
    const { length: others } = files();
    const [gone, other] = [await api.person(token, 'user', 'gone'), await api.person(token, 'user', 'stays')];
    for (const thing of Object.keys(things) as Thing[]) {
      await things[thing](api, gone);
      await things[thing](api, other);
    }
    await api.call(
      'POST',
      '/api/v1/probe/file',
      gone,
      { file_path: 'media/a.mp4', async: true },
      { 'idempotency-key': 'once' },
    );
    const before = await tablesWith(other.id);
    expect(await tablesWith(gone.id)).toEqual(expect.arrayContaining(['analyses', 'idempotent_replies', 'uploads']));
    const { length: bytes } = files();
    expect(bytes).toBeGreaterThan(others);

    expect((await api.call('DELETE', `/api/v1/admin/users/${gone.id}`, { token })).status).toBe(204);
    expect((await tablesWith(gone.id)).filter((table) => !kept.includes(table))).toEqual([]);
    expect(await tablesWith(other.id)).toEqual(before);
    expect(files().length - others).toBe((bytes - others) / 2);
    expect((await api.call('GET', '/api/v1/auth/me', gone)).status).toBe(401);
  });

  it('is kept, disabled, while something of theirs can’t be removed', async () => {
    const token = await api.login();
    const owner = await api.person(token, 'user', 'stuck');
    await things.upload(api, owner);
    await api.dataSource.query(`UPDATE uploads SET storage_key = 'uploads' WHERE user_id = $1`, [owner.id]);
    const remove = async () => (await api.call('DELETE', `/api/v1/admin/users/${owner.id}`, { token })).status;
    // The key names a folder, which no store removes as if it were an object.
    expect(await remove()).toBe(500);
    expect((await api.call('GET', `/api/v1/admin/users/${owner.id}`, { token })).body).toMatchObject({
      disabled: true,
    });
    await api.dataSource.query(`UPDATE uploads SET storage_key = 'uploads/gone' WHERE user_id = $1`, [owner.id]);
    expect(await remove()).toBe(204);
  });
});
