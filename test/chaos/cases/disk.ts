import { setTimeout as delay } from 'node:timers/promises';
import { allCompletedOnce, type ChaosCase } from '../case';
import type { World } from '../world/world';

const clip = (bytes: number) => new Blob([Buffer.alloc(bytes, 7)]);

async function send(
  world: World,
  path: string,
  bytes: number,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new FormData();
  form.set('file', clip(bytes), 'film.bin');
  const reply = await world.service.fetch(path, { method: 'POST', body: form });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

export const diskFull: ChaosCase = {
  number: 35,
  title: 'the disk of uploads and reports is full',
  expected: '507 and nothing partial; jobs that need room wait for it; all well once there is room',
  smoke: true,
  run: async (world) => {
    const { disk } = world;
    if (disk.notSmall !== null) return { got: 'not run', holds: true, skipped: disk.notSmall };
    const [analysis = ''] = await world.submit('plain.mp4', 1);
    await world.untilDone([analysis]);
    const before = disk.files();
    disk.fill(1024 * 1024);
    const refused = [
      await send(world, '/api/v1/uploads', 3 * 1024 * 1024),
      await send(world, '/api/v1/probe/file', 3 * 1024 * 1024),
      ...(await Promise.all([1, 2, 3].map(() => send(world, '/api/v1/uploads', 3 * 1024 * 1024)))),
    ];
    const partial = disk.files().length - before.length;
    disk.fill(0);
    const ids = await world.submit('slow.mp4', 8);
    const jobs = await allCompletedOnce(world, ids);
    const report = await world.service.post<{ id: string }>('/api/v1/reports', {
      subject: { analysis_id: analysis },
      format: 'json',
    });
    const standing = async () =>
      (await world.service.json<{ status: string }>(`/api/v1/reports/${report.body.id}`)).body.status;
    await delay(1_000);
    const waiting = await standing();
    disk.empty();
    await world.service.until(async () => (await standing()) === 'completed');
    const after = await send(world, '/api/v1/uploads', 3 * 1024 * 1024);
    const statuses = [...new Set(refused.map(({ status }) => status))].join(' ');
    const rows = await world.query('SELECT id FROM uploads');
    await world.service.json(`/api/v1/uploads/${String(after.body['upload_id'])}`, { method: 'DELETE' });
    return {
      got: `uploads ${statuses}, ${partial} files left behind; jobs meanwhile: ${jobs.got}; the report ${waiting}, later completed; then ${after.status}`,
      holds:
        statuses === '507' &&
        partial === 0 &&
        jobs.holds &&
        (waiting === 'pending' || waiting === 'running') &&
        after.status === 201 &&
        rows.length === 1,
    };
  },
};
