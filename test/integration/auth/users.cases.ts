import { UserData } from '@app/auth';
import { admin, AuthApp } from './auth-app';
import { accountOf } from './accounts';

describe('administration of users', () => {
  let auth: AuthApp;
  let token: string;
  beforeAll(async () => {
    auth = await AuthApp.start();
    ({ access_token: token } = await auth.login());
  });
  afterAll(() => auth.stop());

  const create = (body: unknown) => auth.call('/api/v1/admin/users', { token, body });
  const change = (id: string, body: object) => auth.call(`/api/v1/admin/users/${id}`, { token, method: 'PATCH', body });
  const remove = (id: string) => auth.call(`/api/v1/admin/users/${id}`, { token, method: 'DELETE' });

  it('makes, lists, shows and changes users', async () => {
    const created = await create({
      email: 'Ada@Example.com',
      password: 'twelve chars',
      role: 'user',
      quotas: { running_jobs: 5 },
    });
    expect(created).toMatchObject({
      status: 201,
      body: { email: 'ada@example.com', role: 'user', quotas: { running_jobs: 5, stored_bytes: null } },
    });
    expect(JSON.stringify(created.body)).not.toMatch(/argon|hash|twelve/);
    const id = created.body.id as string;
    expect((await auth.call(`/api/v1/admin/users/${id}`, { token })).body).toEqual(created.body);
    expect((await change(id, { role: 'viewer', quotas: { stored_bytes: 10 } })).body).toMatchObject({
      role: 'viewer',
      quotas: { running_jobs: 5, stored_bytes: 10 },
    });
    expect((await auth.call('/api/v1/admin/users?email=ADA@example.com', { token })).body).toMatchObject({
      items: [{ id }],
      next_cursor: null,
    });
    expect(await create({ email: 'ada@example.com', password: 'twelve chars', role: 'user' })).toMatchObject({
      status: 409,
      body: { code: 'EMAIL_TAKEN' },
    });
    expect((await auth.call('/api/v1/admin/users/not-a-uuid', { token })).status).toBe(404);
  });

  it('refuses fields that are not its own, whoever sends them', async () => {
    const good = { email: 'mass@example.com', password: 'twelve chars', role: 'user' };
    for (const extra of [
      { id: '00000000-0000-7000-8000-000000000001' },
      { password_hash: 'x' },
      { passwordHash: 'x' },
      { disabledAt: null },
    ]) {
      expect((await create({ ...good, ...extra })).status).toBe(400);
    }
    const user = await accountOf(auth, 'user');
    expect(
      (await auth.call('/api/v1/admin/users', { token: user.token, body: { ...good, role: 'admin' } })).status,
    ).toBe(403);
    expect(
      (
        await auth.call(`/api/v1/admin/users/${user.id}`, {
          token: user.token,
          method: 'PATCH',
          body: { role: 'admin' },
        })
      ).status,
    ).toBe(403);
    expect(
      (await auth.call('/api/v1/auth/me', { token: user.token, method: 'PATCH', body: { role: 'admin' } })).status,
    ).toBe(404);
    expect((await auth.call('/api/v1/auth/me', { token: user.token })).body).toMatchObject({ role: 'user' });
  });

  it('is not polluted by __proto__ and constructor.prototype', async () => {
    const poisons = [
      '{"email":"p1@example.com","password":"twelve chars","role":"user","__proto__":{"role":"admin","polluted":1}}',
      '{"email":"p2@example.com","password":"twelve chars","role":"user","constructor":{"prototype":{"polluted":1}}}',
      '{"email":"p3@example.com","password":"twelve chars","role":"user","quotas":{"__proto__":{"polluted":1}}}',
    ];
    for (const poison of poisons) expect((await create(poison)).status).toBe(400);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((await auth.call('/api/v1/admin/users?__proto__[role]=admin', { token })).status).toBe(400);
    expect((await auth.call('/api/v1/auth/me', { token })).body).not.toHaveProperty('polluted');
  });

  it('keeps the last administrator', async () => {
    const me = (await auth.call('/api/v1/auth/me', { token })).body.id as string;
    for (const attempt of [change(me, { role: 'user' }), change(me, { disabled: true }), remove(me)]) {
      expect(await attempt).toMatchObject({ status: 409, body: { code: 'LAST_ADMINISTRATOR' } });
    }
  });

  it('keeps one administrator of many who demote themselves at the same moment', async () => {
    const me = (await auth.call('/api/v1/auth/me', { token })).body.id as string;
    const others = [];
    for (let other = 0; other < 5; other += 1) others.push(await accountOf(auth, 'admin'));
    const all = [{ id: me, token }, ...others];
    for (const { token: known } of all) await auth.call('/guarded/admin', { token: known });
    const replies = await Promise.all(
      all.map((one) =>
        auth.call(`/api/v1/admin/users/${one.id}`, { token: one.token, method: 'PATCH', body: { role: 'viewer' } }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 409]);
    const left = await auth.dataSource.query<{ id: string }[]>(`SELECT id FROM users WHERE role = 'admin'`);
    expect(left).toHaveLength(1);
    await auth.dataSource.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [me]);
    token = (await auth.login()).access_token;
  });

  it('shuts a disabled user out, sessions and keys, and lets them in again', async () => {
    const user = await accountOf(auth, 'user');
    const { key } = await auth.createKey(user.token, ['probe:read']);
    const both = async () => [
      (await auth.call('/guarded/read', { key })).status,
      (await auth.call('/guarded/read', { token: user.token })).status,
    ];
    expect(await both()).toEqual([200, 200]);
    await change(user.id, { disabled: true });
    expect(await both()).toEqual([401, 401]);
    await change(user.id, { disabled: false });
    expect(await both()).toEqual([200, 401]);
  });

  it('resets a password and ends the sessions', async () => {
    const user = await accountOf(auth, 'user');
    const { body } = await auth.call<{ password: string }>(`/api/v1/admin/users/${user.id}/reset-password`, {
      token,
      method: 'POST',
    });
    expect((await auth.call('/guarded/read', { token: user.token })).status).toBe(401);
    expect((await auth.login({ email: user.email, password: body.password })).access_token).toBeTruthy();
  });

  it('deletes a user with everything, and can be repeated when something failed in between', async () => {
    const user = await accountOf(auth, 'user');
    const { key } = await auth.createKey(user.token, ['probe:read']);
    const erased: string[] = [];
    let broken = true;
    const data = auth.app.get(UserData, { strict: false });
    data.register({ name: 'first', tables: [], erase: async (id) => void erased.push(`first ${id}`) });
    data.register({
      name: 'second',
      tables: [],
      erase: async (id) => {
        if (broken) throw new Error('the storage is away');
        erased.push(`second ${id}`);
      },
    });
    expect((await remove(user.id)).status).toBe(500);
    expect((await auth.call(`/api/v1/admin/users/${user.id}`, { token })).body).toMatchObject({ disabled: true });
    expect((await auth.call('/guarded/read', { key })).status).toBe(401);
    expect(erased).toEqual([]);
    broken = false;
    expect((await remove(user.id)).status).toBe(204);
    expect(erased).toEqual([`second ${user.id}`, `first ${user.id}`]);
    expect((await auth.call(`/api/v1/admin/users/${user.id}`, { token })).status).toBe(404);
    const left = await auth.dataSource.query<unknown[]>(
      'SELECT 1 FROM api_keys WHERE user_id = $1 UNION ALL SELECT 1 FROM sessions WHERE user_id = $1',
      [user.id],
    );
    expect(left).toEqual([]);
    const log = await auth.call(`/api/v1/admin/audit?target_id=${user.id}&action=user.deleted`, { token });
    expect(log.body).toMatchObject({ items: [{ details: { email: user.email } }] });
  });

  it('writes down who did what from where, and nobody can change it', async () => {
    const created = await auth.call('/api/v1/admin/users', {
      token,
      body: { email: 'logged@example.com', password: 'twelve chars', role: 'viewer' },
    });
    await auth.call('/api/v1/auth/login', { body: { email: admin.email, password: 'wrong password' } });
    const me = (await auth.call('/api/v1/auth/me', { token })).body.id;
    const log = await auth.call<{ items: object[] }>(`/api/v1/admin/audit?limit=2`, { token });
    expect(log.body.items).toMatchObject([
      { action: 'login.failed', actor_id: null, details: { email: admin.email } },
      {
        action: 'user.created',
        actor_id: me,
        target_id: created.body.id,
        address: '127.0.0.1',
        details: { role: 'viewer' },
      },
    ]);
    // Further from Greenwich than any clock, and a week date: a moment by ISO 8601 may be neither.
    const asked = (before: string) => auth.call(`/api/v1/admin/audit?before=${encodeURIComponent(before)}`, { token });
    expect((await asked('0593-02-19T18:58:41.287090+17:07')).status).toBe(200);
    expect((await asked('2026-W05-1')).status).toBe(400);
    for (const sql of [`UPDATE audit_log SET action = 'nothing'`, 'DELETE FROM audit_log', 'TRUNCATE audit_log']) {
      await expect(auth.dataSource.query(sql)).rejects.toThrow(/append-only/);
    }
  });
});
