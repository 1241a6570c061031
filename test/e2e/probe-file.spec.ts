import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { testFfmpeg } from '../support/media-tools';

interface Problem {
  code: string;
  status: number;
  request_id: string;
  errors?: { path: string }[];
}
interface Analysis {
  id: string;
  status: string;
  source: { kind: string; name: string; size_bytes: number; sha256: string | null };
  media: {
    container: { duration_sec: number; valid: boolean };
    video: { codec: string; width: number; height: number }[];
    audio: { codec: string }[];
  } | null;
  ffprobe_data: { format: { filename: string; tags?: Record<string, string> }; streams: unknown[] };
  findings: unknown[];
  verdict: { policy: string; result: string };
  error: { code: string; detail: string } | null;
}

let service: Service;
let clip: string;
beforeAll(async () => {
  service = await Service.start('probe-file');
  clip = makeClip(service.mediaRoot, 'plain.mp4');
});
afterAll(() => service.stop());

const upload = async (name: string, bytes: Buffer | string, fields: Record<string, string> = {}) => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  const response = await service.fetch('/api/v1/probe/file', { method: 'POST', body: form });
  return { status: response.status, body: (await response.json()) as Analysis & Problem };
};
describe('a probe of a file', () => {
  it('by path answers with typed facts, findings and a verdict', async () => {
    const { status, body, headers } = await service.post<Analysis>('/api/v1/probe/file', {
      file_path: 'media/plain.mp4',
    });
    expect(status).toBe(200);
    expect(headers.get('location')).toBe(`/api/v1/probe/analyses/${body.id}`);
    expect(body).toMatchObject({
      status: 'completed',
      source: { kind: 'file_path', name: 'plain.mp4' },
      media: {
        container: { valid: true },
        video: [{ codec: 'h264', width: 320, height: 240 }],
        audio: [{ codec: 'aac' }],
      },
      findings: [],
      verdict: { policy: 'playable', result: 'pass' },
      error: null,
    });
    expect(body.media?.container.duration_sec).toBeCloseTo(2, 1);
    expect(body.ffprobe_data.format.filename).toBe('plain.mp4');
  });

  it('answers with what the row says, without reading it', async () => {
    const made = await service.post<Analysis>('/api/v1/probe/file', {
      file_path: 'media/plain.mp4',
      labels: { note: 'a\u0000b "processed_at":null' },
      fresh: true,
    });
    const read = await service.json<Analysis>(`/api/v1/probe/analyses/${made.body.id}`);
    expect(made.body).toEqual(read.body);
    expect(made.headers.get('etag')).toBe(read.headers.get('etag'));
    // What the worker hands over begins with what the end set; a row that is read does not.
    expect([made, read].map(({ body }) => Object.keys(body)[0])).toEqual(['processed_at', 'id']);
  });

  it('by upload says the same of the same bytes, with their SHA-256', async () => {
    const bytes = readFileSync(clip);
    const { status, body } = await upload('holiday.mp4', bytes, {
      depth: 'quick',
      labels: '{"project":"spring"}',
      ffprobe: '{"count_frames":true}',
    });
    expect(status).toBe(200);
    expect(body.ffprobe_data.streams[0]).toMatchObject({ nb_read_frames: expect.stringMatching(/^\d+$/) as string });
    expect(body.source).toMatchObject({
      kind: 'upload',
      name: 'holiday.mp4',
      size_bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(body.media?.video[0]).toMatchObject({ codec: 'h264', width: 320 });
    const list = await service.json<{ items: { id: string }[] }>('/api/v1/probe/analyses?label=project:spring');
    expect(list.body.items.map((item) => item.id)).toEqual([body.id]);
  });

  it('gives ffprobe’s own keys and values in its own order', async () => {
    const { body } = await service.post<Analysis>('/api/v1/probe/file', { file_path: 'media/plain.mp4' });
    const own = await service.fetch(`/api/v1/probe/analyses/${body.id}/ffprobe`);
    const printed = JSON.parse(await own.text()) as { streams: Record<string, unknown>[] };
    expect(Object.keys(printed.streams[0] ?? {}).slice(0, 3)).toEqual(['index', 'codec_name', 'codec_long_name']);
  });

  it('goes on as a job when asked to, and can be found again', async () => {
    const { status, body } = await service.post<Analysis>('/api/v1/probe/file', {
      file_path: 'media/plain.mp4',
      async: true,
    });
    expect(status).toBe(202);
    const path = `/api/v1/probe/analyses/${body.id}`;
    await service.until(async () => (await service.json<Analysis>(path)).body.status === 'completed');
    const deleted = await service.fetch(path, { method: 'DELETE' });
    expect(deleted.status).toBe(204);
    expect((await service.json<Problem>(path)).body.code).toBe('ANALYSIS_NOT_FOUND');
  });

  it('survives NUL and hostile text in tags', async () => {
    const path = join(service.mediaRoot, 'plain.mp4');
    const tagged = join(service.mediaRoot, 'tagged.mkv');
    execFileSync(testFfmpeg(), [
      '-v',
      'error',
      '-y',
      '-i',
      path,
      '-c',
      'copy',
      '-metadata',
      'title=abcdefgh',
      '-metadata',
      '__proto__=x',
      tagged,
    ]);
    const bytes = readFileSync(tagged);
    bytes.fill(0, bytes.indexOf('abcdefgh') + 3, bytes.indexOf('abcdefgh') + 5);
    writeFileSync(tagged, bytes);
    const { status, body } = await service.post<Analysis>('/api/v1/probe/file', { file_path: 'media/tagged.mkv' });
    expect([status, body.status]).toEqual([200, 'completed']);
  });
});

describe('bad media', () => {
  it.each([
    ['empty.mp4', () => Buffer.alloc(0)],
    ['random.mp4', () => Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + 13) % 251))],
    ['text.mp4', () => Buffer.from('This is a letter, not a film.\n'.repeat(50))],
    ['half.mp4', () => readFileSync(clip).subarray(0, 5000)],
    ['playlist.mp4', () => Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n')],
  ])('%s is a failed analysis with a code, never a server error', async (name, bytes) => {
    const { status, body } = await upload(name, bytes());
    expect([status, body.status]).toEqual([200, 'failed']);
    expect(body.error?.code).toMatch(/^MEDIA_/);
    expect(body.error?.detail).not.toMatch(/\/proc\/self|\/tmp\//);
  });
});
