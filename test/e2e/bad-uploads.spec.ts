import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { askDatabase } from '../support/ask-database';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { storedCounts, storedFiles } from '../support/what-is-stored';

let service: Service;
let clip: string;
beforeAll(async () => {
  service = await Service.start('bad-uploads');
  clip = makeClip(service.mediaRoot, 'plain.mp4');
});
afterAll(() => service.stop());

describe('bad uploads', () => {
  const form = (path: string, build: (data: FormData) => void) => {
    const data = new FormData();
    build(data);
    return service.fetch(path, { method: 'POST', body: data });
  };
  const blob = () => new Blob([new Uint8Array(5000)]);

  it.each(['/api/v1/probe/file', '/api/v1/uploads'])(
    'a multipart body to %s without a file, with two, or with an unknown field leaves nothing behind',
    async (path) => {
      const before = await storedCounts(service);
      const builds: Record<string, (data: FormData) => void> = {
        'no file': (data) => data.set('depth', 'quick'),
        nothing: () => undefined,
        'two files': (data) => (data.append('file', blob(), 'a'), data.append('file', blob(), 'b')),
        'an unknown field': (data) => (data.set('file', blob(), 'a'), data.set('colour', 'red')),
        'another field name': (data) => data.set('film', blob(), 'a'),
        'an unknown depth': (data) => (data.set('file', blob(), 'a'), data.set('depth', 'deepest')),
        'labels that are no JSON': (data) => (data.set('file', blob(), 'a'), data.set('labels', '{')),
        'an option twice': (data) => (
          data.set('file', blob(), 'a'),
          data.append('depth', 'full'),
          data.append('depth', 'full')
        ),
        'a text in place of the file': (data) => data.set('file', 'text'),
      };
      for (const [name, build] of Object.entries(builds)) {
        const response = await form(path, build);
        expect([name, response.status]).toEqual([name, 400]);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
      }
      expect(await storedCounts(service)).toEqual(before);
    },
  );

  it('an upload whose reply can not be kept for its Idempotency-Key is not kept either', async () => {
    const before = await storedCounts(service);
    const body = new FormData();
    body.set('file', blob(), 'a');
    const headers = { 'idempotency-key': 'not-kept' };
    const upload = () => service.fetch('/api/v1/uploads', { method: 'POST', body, headers });
    const noneKept = `ADD CONSTRAINT none_kept CHECK (key <> 'not-kept' OR status IS NULL)`;
    await askDatabase(service, `ALTER TABLE idempotent_replies ${noneKept}`);
    try {
      expect((await upload()).status).toBe(500);
      expect(await storedCounts(service)).toEqual(before);
    } finally {
      await askDatabase(service, 'ALTER TABLE idempotent_replies DROP CONSTRAINT none_kept');
    }
    expect((await upload()).status).toBe(201);
  });

  it('a quota of bytes holds for a body that does not say how long it is', async () => {
    const sending = { email: 'small@example.com', password: 'a-battery-of-correct-horses' };
    const by = (token: string) => ({ apiKey: null, headers: { authorization: `Bearer ${token}` } }) as const;
    const login = async (who: object) => {
      const { body } = await service.json<{ access_token: string }>('/api/v1/auth/login', {
        apiKey: null,
        method: 'POST',
        body: JSON.stringify(who),
      });
      return body.access_token;
    };
    await service.json('/api/v1/admin/users', {
      ...by(await login(service.admin)),
      method: 'POST',
      body: JSON.stringify({ ...sending, role: 'user', quotas: { stored_bytes: 100_000 } }),
    });
    const token = await login(sending);
    const before = await storedCounts(service);
    for (const path of ['/api/v1/uploads', '/api/v1/probe/file']) {
      const head = 'content-disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n';
      const whole = Buffer.concat([Buffer.from(`--x\r\n${head}`), Buffer.alloc(300_000), Buffer.from('\r\n--x--\r\n')]);
      const reply = await service.fetch(path, {
        apiKey: null,
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' },
        body: new Blob([whole]).stream(),
        duplex: 'half',
      });
      expect([path, reply.status]).toEqual([path, 413]);
    }
    expect(await storedCounts(service)).toEqual(before);
  });

  it.each([
    ['text/plain', 'film'],
    ['application/octet-stream', 'film'],
    ['application/x-www-form-urlencoded', 'file_path=media%2Fplain.mp4'],
  ])('a body of the type %s is refused', async (type, body) => {
    for (const path of ['/api/v1/probe/file', '/api/v1/uploads'])
      expect((await service.fetch(path, { method: 'POST', body, headers: { 'content-type': type } })).status).toBe(415);
  });

  it('a multipart body that is cut off, or has no boundary, is refused', async () => {
    const before = await storedCounts(service);
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="cut.mp4"\r\n\r\n';
    const send = async (type: string, body: string) =>
      (await service.fetch('/api/v1/uploads', { method: 'POST', body, headers: { 'content-type': type } })).status;
    expect(await send('multipart/form-data; boundary=x', `${head}half`)).toBe(400);
    expect(await send('multipart/form-data; boundary=x', '')).toBe(400);
    expect(await send('multipart/form-data', `${head}half\r\n--x--`)).toBe(400);
    expect(await storedCounts(service)).toEqual(before);
  });

  it.each(['-version', 'a%d.png', '../../etc/passwd', 'C:\\film.mp4', 'x'.repeat(300), '🎬\u202e.mp4', ' '])(
    'an upload named %j is just named so',
    async (name) => {
      const response = await form('/api/v1/probe/file?depth=quick', (data) =>
        data.set('file', new Blob([readFileSync(clip)]), name),
      );
      const { status, source } = (await response.json()) as { status: string; source: { name: string } };
      expect([response.status, status]).toEqual([200, 'completed']);
      expect(source.name).not.toMatch(/[/\\]/);
    },
  );

  it.each(['/api/v1/uploads', '/api/v1/probe/file'])(
    'a sender that goes away in the middle of its upload to %s leaves neither file nor row',
    async (path) => {
      const before = await storedCounts(service);
      const socket = connect(Number(service.environment['PORT']), '127.0.0.1');
      const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="gone.mp4"\r\n\r\n';
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${service.apiKey}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 10000000\r\n\r\n${head}${'a'.repeat(300_000)}`,
      );
      await service.until(async () => storedFiles(service).some((entry) => entry.name.endsWith('.partial')));
      socket.destroy();
      await service.until(async () => storedFiles(service).length === before.files);
      expect(await storedCounts(service)).toEqual(before);
    },
  );
});
