import { AppError } from '@app/errors';
import { Quotas } from '@app/auth';
import { AuthApp } from './auth-app';
import { accountOf } from './accounts';

describe('quotas', () => {
  let auth: AuthApp;
  let quotas: Quotas;
  const has = { storedBytes: 0, runningJobs: 0, waitingItems: 0 };
  beforeAll(async () => {
    auth = await AuthApp.start({ QUOTA_RUNNING_JOBS: '2' });
    quotas = auth.app.get(Quotas, { strict: false });
    quotas.measureBy('storedBytes', async () => has.storedBytes);
    quotas.measureBy('runningJobs', async () => has.runningJobs);
    quotas.measureBy('waitingItems', async () => has.waitingItems);
  });
  afterAll(() => auth.stop());

  const refusal = (work: Promise<void>) =>
    work.then(
      () => null,
      (error: unknown) => (error instanceof AppError ? error : null),
    );

  it('are told with their use, the installation’s and one’s own', async () => {
    const user = await accountOf(auth, 'user', { quotas: { stored_bytes: 1_000 } });
    await quotas.charge(user.id, { cpuSeconds: 1.5 });
    await quotas.charge(user.id, { cpuSeconds: 2 });
    Object.assign(has, { storedBytes: 400, runningJobs: 1 });
    expect((await auth.call('/api/v1/auth/me', { token: user.token })).body).toMatchObject({
      email: user.email,
      scopes: expect.arrayContaining(['probe:write']) as unknown,
      quotas: {
        stored_bytes: { limit: 1_000, used: 400 },
        cpu_seconds_per_day: { limit: null, used: 3.5 },
        running_jobs: { limit: 2, used: 1 },
        waiting_items: { limit: null, used: 0 },
      },
    });
  });

  it('refuse bytes, jobs and CPU time beyond them', async () => {
    const user = await accountOf(auth, 'user', { quotas: { stored_bytes: 1_000, cpu_seconds_per_day: 10 } });
    Object.assign(has, { storedBytes: 400, runningJobs: 1 });
    await expect(quotas.check(user.id, { storedBytes: 600, jobs: 1 })).resolves.toBeUndefined();
    expect(await refusal(quotas.check(user.id, { storedBytes: 601 }))).toMatchObject({ code: 'STORAGE_QUOTA_USED_UP' });
    expect(await refusal(quotas.check(user.id, { jobs: 2 }))).toMatchObject({
      code: 'QUOTA_USED_UP',
      details: { quota: 'running_jobs' },
    });
    await quotas.charge(user.id, { cpuSeconds: 10 });
    const refused = await refusal(quotas.check(user.id, { jobs: 1 }));
    expect(refused).toMatchObject({ details: { quota: 'cpu_seconds_per_day', limit: 10, used: 10 } });
    expect(refused?.retryAfterSec).toBeGreaterThan(0);
  });

  it('let items of a batch wait for jobs, up to their own number, while CPU time is left', async () => {
    const own = { quotas: { waiting_items: 100, cpu_seconds_per_day: 10 } };
    const user = await accountOf(auth, 'user', own);
    Object.assign(has, { runningJobs: 2, waitingItems: 60 });
    await expect(quotas.check(user.id, { waitingItems: 40 })).resolves.toBeUndefined();
    expect(await refusal(quotas.check(user.id, { waitingItems: 41 }))).toMatchObject({
      details: { quota: 'waiting_items', limit: 100, used: 60 },
    });
    expect([await quotas.room(user.id, 5), await quotas.hasRoomForItems(user.id)]).toEqual([0, true]);
    Object.assign(has, { runningJobs: 1, waitingItems: 100 });
    expect([await quotas.room(user.id, 5), await quotas.hasRoomForItems(user.id)]).toEqual([1, false]);
    await quotas.charge(user.id, { cpuSeconds: 10 });
    expect(await quotas.room(user.id, 5)).toBe(0);
    Object.assign(has, { waitingItems: 0 });
    expect(await refusal(quotas.check(user.id, { waitingItems: 1 }))).toMatchObject({
      details: { quota: 'cpu_seconds_per_day' },
    });
  });

  it('follow a change by an administrator at once', async () => {
    const user = await accountOf(auth, 'user');
    Object.assign(has, { runningJobs: 2 });
    expect(await refusal(quotas.check(user.id, { jobs: 1 }))).toMatchObject({ code: 'QUOTA_USED_UP' });
    const { access_token: token } = await auth.login();
    await auth.call(`/api/v1/admin/users/${user.id}`, {
      token,
      method: 'PATCH',
      body: { quotas: { running_jobs: 0 } },
    });
    await expect(quotas.check(user.id, { jobs: 1_000 })).resolves.toBeUndefined();
  });

  it('charge nobody who is gone', async () => {
    await expect(quotas.charge('00000000-0000-7000-8000-00000000dead', { cpuSeconds: 1 })).resolves.toBeUndefined();
  });
});
