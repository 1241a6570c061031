import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { askDatabase } from '../support/ask-database';
import { testFfmpeg } from '../support/media-tools';
import { type Body, house, policiesPath, PolicyClient, type Verdict } from '../support/policy-client';

let client: PolicyClient;
beforeAll(async () => {
  client = await PolicyClient.start('judging');
});
afterAll(() => client.service.stop());

/** As it stands when its end has come. */
async function expire(waiverId: string): Promise<void> {
  await askDatabase(client.service, `UPDATE policy_waivers SET expires_at = '2001-01-01' WHERE id = $1`, [waiverId]);
}

describe('judging', () => {
  it('goes by the version of the moment, also where nothing is measured again', async () => {
    await client.writeYaml('POST', policiesPath, house(100, 'wide'));
    const first = await client.probe('wide');
    expect(first.verdict).toMatchObject({ policy: 'wide', policy_version: 1, result: 'pass' });
    await client.writeYaml('PUT', `${policiesPath}/wide`, house(640, 'wide'));
    const second = await client.probe('wide');
    expect(second.reused_from).not.toBeNull();
    expect(second.verdict).toMatchObject({
      policy_version: 2,
      result: 'fail',
      rules: [{ id: 'width', message: 'media.video[0].width is 320 px, at least 640 px is wanted.' }],
    });
  });

  it('shows what was waived, by whom, until when', async () => {
    await client.writeYaml('POST', policiesPath, house(640, 'waived'));
    const analysis = await client.probe('waived');
    expect(analysis.verdict.result).toBe('fail');
    const path = `${policiesPath}/waived/waivers`;
    const asked = { rule: 'width', author: 'M. Perez', reason: 'Agreed.', expires_at: '2990-01-01T00:00:00Z' };
    expect((await client.call('POST', path, { ...asked, rule: 'height' })).body.code).toBe('RULE_NOT_FOUND');
    expect((await client.call('POST', path, { rule: 'width', reason: 'no end named' })).status).toBe(400);
    const past = await client.call('POST', path, { ...asked, expires_at: '2001-01-01T01:00:00+01:00' });
    expect([past.status, past.body.code]).toEqual([422, 'EXPIRY_PASSED']);
    expect(past.body.detail).toContain('2001-01-01T00:00:00.000Z, has passed');
    expect((await client.call('GET', path)).body.items).toEqual([]);
    await expire((await client.call('POST', path, asked)).body.id);
    const still = (await client.call('POST', `${policiesPath}/waived/evaluate`, { analysis_id: analysis.id }))
      .body as unknown as Verdict;
    expect([still.result, still.rules[0]?.waiver]).toMatchObject(['fail', { expired: true, covers: null }]);
    const waiver = await client.call('POST', path, asked);
    expect(waiver.status).toBe(201);
    expect((await client.probe('waived')).verdict).toMatchObject({
      result: 'pass',
      rules: [
        {
          id: 'width',
          result: 'waived',
          waiver: { author: 'M. Perez', reason: 'Agreed.', covers: 'fail', expired: false },
        },
      ],
    });
    expect((await client.call('GET', path)).body.items.map(({ expired }) => expired)).toEqual([false, true]);
    expect((await client.call('DELETE', `${path}/${waiver.body.id}`)).status).toBe(204);
    expect((await client.call('DELETE', path)).status).toBe(400);
    expect((await client.call('DELETE', `${path}?rule=width`)).status).toBe(204);
    expect((await client.call('GET', path)).body.items).toEqual([]);
    const audit = await client.call(
      'GET',
      '/api/v1/admin/audit?action=waiver.withdrawn',
      undefined,
      await client.adminSession(),
    );
    expect(audit.body.items).toHaveLength(2);
  });

  it('again takes analyses that are kept or sent along, and drafts', async () => {
    const { id } = await client.probe('playable');
    const evaluate = async (slug: string, body: object) =>
      (await client.call('POST', `${policiesPath}/${slug}/evaluate`, body)).body as unknown as Verdict & Body;
    expect(await evaluate('youtube', { analysis_id: id })).toMatchObject({ policy: 'youtube-upload', analysis_id: id });
    const document = (await client.call('GET', `/api/v1/probe/analyses/${id}`)).body;
    expect(await evaluate('playable', { analysis: document })).toMatchObject({ result: 'pass', analysis_id: null });
    expect(await evaluate('playable', { analysis: {} })).toMatchObject({ result: 'not_evaluated' });
    expect((await evaluate('playable', { analysis: { findings: [{}] } })).code).toBe('ANALYSIS_INVALID');
    const draft = {
      name: 'D',
      description: '',
      rules: [{ id: 'a', title: 'A', severity: 'warn', assert: { of: 'media.audio', exactly: 3 } }],
    };
    expect(await evaluate('new-one', { analysis_id: id, policy: draft })).toMatchObject({
      policy: 'new-one',
      policy_version: null,
      result: 'warn',
    });
    const trials = await evaluate('new-one', { policy: house(640, 'new-one') });
    expect(trials.items[0]).toMatchObject({
      analysis_id: id,
      verdict: { result: 'fail' },
      stored_verdict: { result: 'pass' },
    });
    const inYaml = await client.writeYaml('POST', `${policiesPath}/x/evaluate?analysis_id=${id}`, house(1, 'x'));
    expect(inYaml.body).toMatchObject({ policy: 'x', result: 'pass' });
    const bad = await evaluate('x', { policy: 'slug: x\nnmae: y' });
    expect(bad.errors).toContainEqual({ path: 'nmae', message: 'unknown field "nmae" (line 2, column 1)' });
    expect((await evaluate('none', { analysis_id: id })).code).toBe('POLICY_NOT_FOUND');
  });

  it('gives the checks the policy’s numbers; those of the request shape the findings, never the verdict of a named policy', async () => {
    const dark = `slug: dark
name: Dark
description: ""
checks: { video.black: { warn_sec: 500 ms } }
rules:
  - id: no-black
    title: No black
    severity: fail
    assert: { findings: { check: video.black, min_severity: warning }, eq: 0 }
`;
    await client.writeYaml('POST', policiesPath, dark);
    const options = { depth: 'full', checks: ['video.black'] };
    const lenient = await client.probe('playable', options);
    expect(lenient.findings).toMatchObject([{ severity: 'info', threshold: 2 }]);
    const asked = await client.probe('playable', { ...options, thresholds: { 'video.black': { warn_sec: 0.5 } } });
    expect(asked.findings).toMatchObject([{ severity: 'warning', threshold: 0.5 }]);
    const strict = await client.probe('dark', options);
    expect(strict.findings).toMatchObject([{ severity: 'warning', threshold: 0.5 }]);
    expect(strict.verdict.result).toBe('fail');
    const loose = await client.probe('dark', { ...options, thresholds: { 'video.black': { warn_sec: 60 } } });
    expect(loose.findings).toMatchObject([{ severity: 'info', threshold: 60 }]);
    expect(loose.verdict.result).toBe('fail');
    const unseen = { ...options, thresholds: { 'video.black': { min_sec: 1.5 } } };
    // it would have been measured otherwise: that is no pass
    expect((await client.probe('dark', unseen)).verdict.result).toBe('not_evaluated');
    // what was measured with other numbers is weighed again by these
    const again = (await client.call('POST', `${policiesPath}/dark/evaluate`, { analysis_id: lenient.id }))
      .body as unknown as Verdict;
    expect(again.result).toBe('fail');
    const steering = { ...options, thresholds: { 'video.black': { min_sec: 1.5 } } };
    expect((await client.probe('playable', steering)).findings).toEqual([]);
    expect((await client.probe('playable', { thresholds: { 'video.black': { wran: 1 } } })).code).toBe(
      'THRESHOLD_INVALID',
    );
    expect((await client.probe('playable', { thresholds: { 'video.black': { warn_sec: -1 } } })).code).toBe(
      'THRESHOLD_INVALID',
    );
    expect((await client.probe('playable', { thresholds: { 'video.black': 1 } })).code).toBe('VALIDATION_FAILED');
  });

  it('passes a delivery made as UK DPP HD asks, and fails one that is 3 dB louder for its loudness alone', async () => {
    const path = (name: string) => join(client.service.mediaRoot, name);
    const tool = (...args: string[]) => execFileSync(testFfmpeg(), ['-v', 'error', '-y', ...args]);
    // waves too faint to flash: 0.6 s of 1080i/25 as AVC-Intra 100, and four tracks of a tone, two of which together are at −23 LUFS
    const waves = "nullsrc=s=192x108:r=50:d=1,format=gray,geq=lum='110+12*sin((X+5*N)/7)+20*sin(Y/5+X/40)'";
    const bt709 = 'setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv';
    const picture = `${waves},noise=alls=6:allf=t,scale=1920:1080,format=yuv422p10le,tinterlace=interleave_top,setfield=tff,${bt709}`;
    const tone = (gain: number) => ['-f', 'lavfi', '-i', `sine=f=1000:r=48000:d=1,volume=${gain}`];
    const tracks = ['1', '1', '1', '1'].flatMap((input) => ['-map', `${input}:a`]);
    const sound = ['-c:a', 'pcm_s24le', '-timecode', '10:00:00:00'];
    const asClass = ['-x264-params', 'avcintra-class=100:interlaced=1:tff=1', '-flags', '+ilme+ildct'];
    const intra = ['-c:v', 'libx264', '-preset', 'superfast', ...asClass];
    tool('-f', 'lavfi', '-i', picture, ...tone(0.566), '-map', '0:v', ...tracks, ...intra, ...sound, path('dpp.mxf'));
    tool('-i', path('dpp.mxf'), ...tone(0.8), '-map', '0:v', ...tracks, '-c:v', 'copy', ...sound, path('loud.mxf'));
    const probe = async (name: string) =>
      (
        await client.service.post<Body>('/api/v1/probe/file', {
          file_path: `media/${name}`,
          depth: 'full',
          policy: 'uk-dpp-hd',
        })
      ).body.verdict;
    const not = ({ rules }: Verdict) =>
      rules.filter(({ result }) => result !== 'pass').map(({ id, result }) => [id, result]);
    const [delivery, loud] = [await probe('dpp.mxf'), await probe('loud.mxf')];
    expect([delivery.result, not(delivery)]).toEqual(['pass', []]);
    // each track has −23 LUFS by itself, and two of them are heard
    expect([loud.result, not(loud)]).toEqual(['fail', [['programme-loudness', 'fail']]]);
  });
});
