import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askDatabase } from '../support/ask-database';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { storedCounts, storedFiles } from '../support/what-is-stored';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'janitor-')));
let service: Service;
beforeAll(async () => {
  service = await Service.start('janitor', { workers: 0 });
  makeClip(service.mediaRoot, 'plain.mp4');
});
afterAll(async () => {
  await service.stop();
  rmSync(temporary, { recursive: true, force: true });
});

const status = async (path: string) => (await service.json(path)).status;
const analyze = async () => {
  const { body } = await service.post<{ id: string }>('/api/v1/probe/file', {
    file_path: 'media/plain.mp4',
    depth: 'quick',
    fresh: true,
  });
  return body.id;
};

it('begins by sweeping up what dead workers left: temporary folders, and half-written files nobody touches any more', async () => {
  // A process id nothing can have: Linux ends at 4194304.
  const orphan = join(temporary, 'ffw-4194305');
  mkdirSync(orphan);
  writeFileSync(join(orphan, 'left'), 'x');
  mkdirSync(service.storageDir, { recursive: true });
  const [old, young] = ['old.partial', 'young.partial'].map((name) => join(service.storageDir, name)) as [
    string,
    string,
  ];
  for (const path of [old, young]) writeFileSync(path, 'half');
  const yesterday = Date.now() / 1000 - 86_400;
  utimesSync(old, yesterday, yesterday);
  service.spawn('worker', {
    INSTANCE_ID: 'worker-new',
    RESULT_KEEP_DAYS: '1',
    JANITOR_INTERVAL_MS: '100',
    TMPDIR: temporary,
  });
  await service.until(async () => !existsSync(old) && !existsSync(orphan));
  expect(existsSync(young)).toBe(true);
  rmSync(young);
});

/** Puts a folder in the place of a stored file, which the storage can't remove. @returns takes it away again */
function inTheWayOf(path: string): () => void {
  renameSync(path, `${path}.aside`);
  mkdirSync(path);
  return () => {
    rmdirSync(path);
    renameSync(`${path}.aside`, path);
  };
}

it('removes expired uploads; one that the storage does not let go is still known, and removed once it does', async () => {
  const upload = async () => {
    const body = new FormData();
    body.set('file', new Blob(['film']), 'a.mp4');
    const reply = await service.fetch('/api/v1/uploads', { method: 'POST', body });
    const { upload_id: id } = (await reply.json()) as { upload_id: string };
    return { id, path: join(service.storageDir, 'uploads', id.slice(-2), id) };
  };
  const [held, free] = [await upload(), await upload()];
  const letGo = inTheWayOf(held.path);
  const remove = () => service.fetch(`/api/v1/uploads/${held.id}`, { method: 'DELETE' });
  // Whoever removes it has removed it, whatever the storage says: nothing new is to read what may be gone.
  expect([(await remove()).status, (await remove()).status]).toEqual([500, 404]);
  await askDatabase(service, `UPDATE uploads SET expires_at = now() - interval '1 second' WHERE id = $1`, [free.id]);
  const known = async () => (await storedCounts(service)).uploads;
  await service.until(async () => (await known()) < 2);
  expect([await known(), existsSync(free.path)]).toEqual([1, false]);
  letGo();
  await service.until(async () => (await known()) === 0);
  expect(existsSync(held.path)).toBe(false);
});

it('removes results past their retention with their files, and nothing younger', async () => {
  const [old, young] = [await analyze(), await analyze()];
  const before = storedFiles(service).length;
  const { body: report } = await service.post<{ id: string }>('/api/v1/reports', {
    subject: { analysis_id: old },
    format: 'json',
  });
  await service.until(async () => (await status(`/api/v1/reports/${report.id}/download`)) === 200);
  expect(storedFiles(service).length).toBe(before + 1);
  const age = `now() - interval '25 hours'`;
  await askDatabase(service, `UPDATE reports SET processed_at = ${age} WHERE id = $1`, [report.id]);
  await askDatabase(service, `UPDATE analyses SET processed_at = ${age} WHERE id = $1`, [old]);
  await askDatabase(service, `UPDATE analyses SET processed_at = now() - interval '23 hours' WHERE id = $1`, [young]);
  await service.until(async () => (await status(`/api/v1/probe/analyses/${old}`)) === 404);
  await service.until(async () => (await status(`/api/v1/reports/${report.id}`)) === 404);
  expect(storedFiles(service).length).toBe(before);
  expect(await status(`/api/v1/probe/analyses/${young}`)).toBe(200);
});
