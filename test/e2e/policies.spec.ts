import { readFileSync } from 'node:fs';
import { type Body, house, policiesPath, PolicyClient } from '../support/policy-client';

let client: PolicyClient;
let other: Record<string, string>;
beforeAll(async () => {
  client = await PolicyClient.start('policies');
  other = await client.somebodyElse();
});
afterAll(() => client.service.stop());

describe('policies of one’s own', () => {
  it('are written as YAML, kept in versions, compared and deleted, and count on afterwards', async () => {
    const made = await client.writeYaml('POST', policiesPath, house(100));
    expect([made.status, made.body.version, made.headers.get('location')]).toEqual([201, 1, `${policiesPath}/house`]);
    expect((await client.writeYaml('POST', policiesPath, house(100))).body.code).toBe('POLICY_EXISTS');
    const etag = made.headers.get('etag') ?? '';
    expect((await client.writeYaml('PUT', `${policiesPath}/house`, house(100))).body.version).toBe(1);
    expect(
      (await client.writeYaml('PUT', `${policiesPath}/house`, house(640), { 'if-match': etag })).body.version,
    ).toBe(2);
    expect(
      (await client.writeYaml('PUT', `${policiesPath}/house`, house(700), { 'if-match': etag })).body,
    ).toMatchObject({
      status: 409,
      code: 'POLICY_CHANGED',
    });
    expect((await client.call('GET', `${policiesPath}/house`)).body).toMatchObject({
      version: 2,
      latest_version: 2,
      builtin: false,
    });
    expect((await client.call('GET', `${policiesPath}/house?version=1`)).body.text).toBe(house(100));
    const text = await client.service.fetch(`${policiesPath}/house`, { headers: { accept: 'application/yaml' } });
    expect([text.headers.get('content-type'), await text.text()]).toEqual([
      'application/yaml; charset=utf-8',
      house(640),
    ]);
    expect((await client.call('GET', `${policiesPath}/house/diff?from=1&to=2`)).body).toMatchObject({
      from: { policy: 'house', version: 1 },
      to: { version: 2 },
      identical: false,
      rules: { changed: [{ id: 'width', changes: [{ path: 'assert.all.gte', from: '100 px', to: '640 px' }] }] },
    });
    expect((await client.call('GET', `${policiesPath}/house?version=3`)).status).toBe(404);
    expect((await client.call('DELETE', `${policiesPath}/house`)).status).toBe(204);
    expect((await client.call('GET', `${policiesPath}/house`)).status).toBe(404);
    expect((await client.probe('house')).code).toBe('POLICY_NOT_FOUND');
    expect((await client.writeYaml('POST', policiesPath, house(100))).body.version).toBe(3);
    await client.call('DELETE', `${policiesPath}/house`);
  });

  it('are refused with line and reason', async () => {
    const wrong = await client.writeYaml('POST', policiesPath, house(100).replace('100 px', '100 kg'));
    expect([wrong.status, wrong.body.code]).toEqual([400, 'POLICY_INVALID']);
    expect(wrong.body.errors).toEqual([
      {
        path: 'rules[0].assert.all.gte',
        message: expect.stringMatching(/unknown unit "kg".*line 9, column/) as unknown,
      },
    ]);
    const slip = `${house(100)}checks: { video.blakc: { warn_sec: 5 }, video.black: { wran_sec: 5 } }\n`;
    expect((await client.writeYaml('POST', policiesPath, slip)).body.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/there is no check "video\.blakc" \(line 11/),
      expect.stringMatching(/video\.black has no setting "wran_sec".*warn_sec.*\(line 11/),
    ]);
    const inJson = '{\n  "slug": "j",\n  "name": "J",\n  "description": "",\n  "rules": [],\n  "rule": 1\n}';
    const json = await client.service.json<Body>(policiesPath, { method: 'POST', body: inJson });
    expect([json.status, json.body.errors[0]?.message]).toEqual([
      400,
      expect.stringMatching(/unknown field "rule" \(line 6/),
    ]);
    expect(
      (
        await client.service.fetch(policiesPath, {
          method: 'POST',
          body: 'slug',
          headers: { 'content-type': 'text/csv' },
        })
      ).status,
    ).toBe(415);
    expect(
      (
        await client.service.fetch('/api/v1/reports', {
          method: 'POST',
          body: 'a: 1',
          headers: { 'content-type': 'application/yaml' },
        })
      ).status,
    ).toBe(415);
  });

  it('are nobody else’s', async () => {
    await client.writeYaml('POST', policiesPath, house(100, 'mine'));
    for (const [method, path] of [
      ['GET', '/mine'],
      ['DELETE', '/mine'],
      ['GET', '/mine/diff?from=1'],
      ['GET', '/mine/waivers'],
    ] as const) {
      expect([method, path, (await client.call(method, policiesPath + path, undefined, other)).body]).toMatchObject([
        method,
        path,
        { status: 404 },
      ]);
    }
    expect((await client.writeYaml('PUT', `${policiesPath}/mine`, house(1, 'mine'), other)).status).toBe(404);
    const { body: analysis } = await client.service.post<Body>('/api/v1/probe/file', {
      file_path: 'media/dark.mp4',
      depth: 'quick',
    });
    expect(
      (await client.call('POST', `${policiesPath}/mine/evaluate`, { analysis_id: analysis.id }, other)).status,
    ).toBe(404);
    expect(
      (await client.call('POST', `${policiesPath}/playable/evaluate`, { analysis_id: analysis.id }, other)).body.code,
    ).toBe('ANALYSIS_NOT_FOUND');
    const waiver = { rule: 'width', reason: 'x', expires_at: null };
    expect((await client.call('POST', `${policiesPath}/mine/waivers`, waiver, other)).status).toBe(404);
    const probed = await client.call(
      'POST',
      '/api/v1/probe/file',
      { file_path: 'media/dark.mp4', policy: 'mine' },
      other,
    );
    expect(probed.body.code).toBe('POLICY_NOT_FOUND');
    expect((await client.call('GET', policiesPath, undefined, other)).body.items.every(({ builtin }) => builtin)).toBe(
      true,
    );
    expect((await client.writeYaml('POST', policiesPath, house(1, 'mine'), other)).status).toBe(201);
    expect((await client.call('GET', `${policiesPath}/mine`)).body.text).toBe(house(100, 'mine'));
  });

  it('need their scopes', async () => {
    const asAdmin = await client.adminSession();
    const key = await client.call('POST', '/api/v1/auth/api-keys', { name: 'r', scopes: ['policies:read'] }, asAdmin);
    const apiKey = (key.body as unknown as { key: string }).key;
    expect((await client.service.json(policiesPath, { apiKey })).status).toBe(200);
    expect((await client.service.json(policiesPath, { apiKey, method: 'POST', body: '{}' })).status).toBe(403);
    expect((await client.service.json(`${policiesPath}/playable`, { apiKey, method: 'DELETE' })).status).toBe(403);
    expect((await client.service.json(policiesPath, { apiKey: null })).status).toBe(401);
  });
});

describe('built-in policies', () => {
  it('are listed first, page by page, and can’t be changed', async () => {
    const first = (await client.call('GET', `${policiesPath}?limit=8`)).body;
    const second = (await client.call('GET', `${policiesPath}?limit=8&cursor=${first.next_cursor}`)).body;
    const slugs = [...first.items, ...second.items].filter(({ builtin }) => builtin).map(({ slug }) => slug);
    expect([slugs.length, new Set(slugs).size, slugs[0]]).toEqual([11, 11, 'playable']);
    expect((await client.call('GET', `${policiesPath}/youtube`)).body).toMatchObject({
      slug: 'youtube-upload',
      builtin: true,
    });
    expect((await client.writeYaml('PUT', `${policiesPath}/youtube`, house(1, 'youtube'))).body.code).toBe(
      'POLICY_BUILT_IN',
    );
    expect((await client.writeYaml('POST', policiesPath, house(1, 'uk-dpp-hd'))).body.code).toBe('POLICY_BUILT_IN');
    expect((await client.writeYaml('POST', policiesPath, house(1, 'schema'))).body.code).toBe('POLICY_SLUG_RESERVED');
    expect((await client.call('DELETE', `${policiesPath}/playable`)).body.code).toBe('POLICY_BUILT_IN');
  });

  it('may be extended, and the schema is what was published', async () => {
    const child = 'slug: child\nname: C\ndescription: ""\nextends: playable\nrules: []\nwithout: [no-errors]\n';
    const made = await client.writeYaml('POST', policiesPath, child);
    expect(
      (made.body as unknown as { resolved: { rules: { id: string }[] } }).resolved.rules.map(({ id }) => id),
    ).toEqual(['container-opens', 'audio-or-video']);
    expect((await client.probe('child')).verdict).toMatchObject({ policy: 'child', policy_version: 1, result: 'pass' });
    const orphan = await client.writeYaml(
      'POST',
      policiesPath,
      child.replace('extends: playable', 'extends: nobody').replace('child', 'orphan'),
    );
    expect([orphan.status, orphan.body.code]).toEqual([422, 'POLICY_EXTENDS_INVALID']);
    const schema = await client.service.json(`${policiesPath}/schema`, { apiKey: null });
    expect(schema.body).toEqual(JSON.parse(readFileSync('libs/policy/policy.schema.json', 'utf8')));
  });
});
