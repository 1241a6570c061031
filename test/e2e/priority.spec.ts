import { makeClip } from '../support/media';
import { Service } from '../support/service';

interface Analysis {
  id: string;
  status: string;
  processed_at: string;
  code?: string;
}

let service: Service;
beforeAll(async () => {
  service = await Service.start('priority', { workers: 0 });
  makeClip(service.mediaRoot, 'plain.mp4');
});
afterAll(() => service.stop());

const submit = (priority: string, headers: Record<string, string> = {}) =>
  service.json<Analysis>('/api/v1/probe/file', {
    method: 'POST',
    body: JSON.stringify({ file_path: 'media/plain.mp4', depth: 'quick', async: true, fresh: true, priority }),
    headers,
  });

it('works off high before normal before low, whatever came first', async () => {
  const ids: string[] = [];
  for (const priority of ['low', 'normal', 'high']) ids.push((await submit(priority)).body.id);
  service.spawn('worker', { INSTANCE_ID: 'worker-late', WORKER_CONCURRENCY: '1' });
  const read = (id: string) => service.json<Analysis>(`/api/v1/probe/analyses/${id}`);
  await service.until(async () => (await Promise.all(ids.map(read))).every(({ body }) => body.status === 'completed'));
  const ended = (await Promise.all(ids.map(read))).map(({ body }) => body.processed_at);
  const [low, normal, high] = ended.map((at) => Date.parse(at)) as [number, number, number];
  expect([high < normal, normal < low]).toEqual([true, true]);
});

async function login(account: object): Promise<{ authorization: string }> {
  const { body } = await service.post<{ access_token: string }>('/api/v1/auth/login', account);
  return { authorization: `Bearer ${body.access_token}` };
}

it('lets only an administrator come before everybody', async () => {
  const account = { email: 'user@example.com', password: 'correct-horse-battery' };
  const made = await service.json('/api/v1/admin/users', {
    method: 'POST',
    headers: await login(service.admin),
    body: JSON.stringify({ ...account, role: 'user' }),
  });
  expect(made.status).toBe(201);
  const headers = await login(account);
  const refused = await submit('high', headers);
  expect([refused.status, refused.body.code]).toEqual([403, 'PRIORITY_NOT_ALLOWED']);
  expect((await submit('high', await login(service.admin))).status).toBe(202);
});
