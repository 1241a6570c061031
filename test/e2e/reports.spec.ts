import Ajv2020 from 'ajv/dist/2020';
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from '../support/ask-database';
import { reportJsonSchema } from '../../libs/reports/src/renderers/json-schema';
import { answer, isGenuine, Receiver } from '../integration/webhooks/receiver';
import { testFfmpeg } from '../support/media-tools';
import { hasty, Service } from '../support/service';

interface Report {
  id: string;
  status: string;
  size_bytes: number;
  expires_at: string;
  shared_until: string | null;
  code?: string;
}

const hostile = '<script>alert(1)</script>" onload="x';

describe('reports over HTTP', () => {
  let service: Service;
  let receiver: Receiver;
  const subjects: Record<string, object> = {};

  beforeAll(async () => {
    receiver = await Receiver.start();
    service = await Service.start('reports', { environment: hasty });
    const film = "testsrc2=s=320x180:r=25:d=4,drawbox=c=black:t=fill:enable='between(t,1,2.98)'";
    const encode = (name: string, crf: string) =>
      execFileSync(testFfmpeg(), [
        ...['-v', 'error', '-y', '-f', 'lavfi', '-i', film, '-f', 'lavfi', '-i', 'sine=f=1000:r=48000:d=4'],
        ...['-c:v', 'libx264', '-crf', crf, '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-metadata', `title=${hostile}`],
        ...['-metadata:s:a:0', `title=${hostile}`, join(service.mediaRoot, name)],
      ]);
    encode('=1+1 <img src=x onerror=alert(1)>.mp4', '18');
    encode('worse.mp4', '45');
    encode('better.mp4', '30');
    const [reference, distorted, second] = [`=1+1 <img src=x onerror=alert(1)>.mp4`, 'worse.mp4', 'better.mp4'].map(
      (name) => ({ file_path: `media/${name}` }),
    );
    const analysis = await service.post<Report>('/api/v1/probe/file', { ...reference, depth: 'full' });
    const compared = await service.post<{ items: { id: string }[] }>('/api/v1/quality/compare', {
      reference,
      distorted: [distorted, second],
      metrics: ['psnr', 'ssim'],
      fail_below: { psnr: 99 },
      async: false,
    });
    const [comparison = '', ...others] = compared.body.items.map(({ id }) => id);
    const batch = await service.post<Report>('/api/v1/batch/analyze', {
      items: [reference, distorted, { file_path: 'media/none.mp4' }],
    });
    await service.until(
      async () => (await service.json<Report>(`/api/v1/batch/${batch.body.id}`)).body.status === 'completed',
    );
    subjects['analysis'] = { analysis_id: analysis.body.id };
    subjects['comparison'] = { comparison_id: comparison };
    subjects['encodes'] = { comparison_ids: [comparison, ...others] };
    subjects['batch'] = { batch_id: batch.body.id };
  });
  afterAll(async () => {
    await service?.stop();
    await receiver?.stop();
  });

  const make = (subject: string, format: string) =>
    service.post<Report>('/api/v1/reports', { subject: subjects[subject], format });
  const content = async (subject: string, format: string) => {
    const made = await make(subject, format);
    expect([made.status, made.body.status]).toEqual([201, 'completed']);
    const reply = await service.fetch(`/api/v1/reports/${made.body.id}/download`);
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect([reply.status, bytes.length]).toEqual([200, made.body.size_bytes]);
    return { text: bytes.toString('utf8'), bytes, type: reply.headers.get('content-type'), id: made.body.id };
  };

  it.each(['analysis', 'comparison', 'encodes', 'batch'])('writes the %s in every format', async (subject) => {
    const html = await content(subject, 'html');
    expect(html.type).toBe('text/html; charset=utf-8');
    expect(html.text).toMatch(/^<!doctype html>/);
    expect(html.bytes.length).toBeLessThan(2_000_000);
    expect(html.text.replaceAll('http://www.w3.org', '')).not.toMatch(/https?:\/\/|<img src=x|alert\(1\)<\/script>/);
    const pdf = await content(subject, 'pdf');
    expect([pdf.type, pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(reportJsonSchema);
    expect([validate(JSON.parse((await content(subject, 'json')).text)), validate.errors]).toEqual([true, null]);
    const csv = await content(subject, 'csv');
    expect(csv.type).toBe('text/csv; charset=utf-8');
    expect(csv.text).not.toMatch(/(?:^|,|\n)"?=1\+1/);
    const markdown = await content(subject, 'markdown');
    expect([markdown.type, markdown.text.startsWith('# ')]).toEqual(['text/markdown; charset=utf-8', true]);
    const junit = await content(subject, 'junit');
    expect([junit.type, junit.text.startsWith('<?xml')]).toEqual(['application/xml; charset=utf-8', true]);
    expect(junit.text).toMatch(
      {
        analysis: /<testcase/,
        comparison: /<failure message="measured/,
        batch: /<error /,
        encodes: /<testcase[^>]*better\.mp4: psnr/,
      }[subject] ?? /$^/,
    );
  });

  it('shows the worst frames of a comparison, made once and gone with it', async () => {
    const pictures = (page: string) => page.match(/src="data:image\/jpeg;base64,[\w+/=]{100,}"/g) ?? [];
    const first = pictures((await content('comparison', 'html')).text);
    expect(first.length).toBeGreaterThanOrEqual(3);
    expect(first.length % 3).toBe(0);
    const { comparison_id: id = '' } = subjects['comparison'] as { comparison_id?: string };
    const kept = join(service.storageDir, 'comparisons', id.slice(-2), `${id}-worst.json`);
    const madeAt = statSync(kept).mtimeMs;
    renameSync(join(service.mediaRoot, 'worse.mp4'), join(service.mediaRoot, 'moved.mp4'));
    expect(pictures((await content('comparison', 'html')).text)).toEqual(first);
    expect((await content('comparison', 'pdf')).bytes.length).toBeGreaterThan(10_000);
    expect(statSync(kept).mtimeMs).toBe(madeAt);
    // media that is gone before anybody looked is said, and the rest of the report stands
    rmSync(kept);
    const without = (await content('comparison', 'html')).text;
    expect([pictures(without), without.includes('No pictures: ')]).toEqual([[], true]);
    renameSync(join(service.mediaRoot, 'moved.mp4'), join(service.mediaRoot, 'worse.mp4'));
    expect(pictures((await content('comparison', 'html')).text)).toEqual(first);
  });

  it('takes encodes of one reference alone', async () => {
    const { comparison_ids: ids = [] } = subjects['encodes'] as { comparison_ids?: string[] };
    const other = await service.post<Report>('/api/v1/quality/compare', {
      reference: { file_path: 'media/worse.mp4' },
      distorted: { file_path: 'media/better.mp4' },
      metrics: ['psnr'],
      async: false,
    });
    const asked = (comparison_ids: unknown) =>
      service.post<Report>('/api/v1/reports', { subject: { comparison_ids }, format: 'json' });
    const mixed = await asked([...ids, other.body.id]);
    expect([mixed.status, mixed.body.code]).toEqual([422, 'REPORT_REFERENCES_DIFFER']);
    for (const refused of [ids.slice(0, 1), [ids[0], ids[0]], 'x', [...ids, 'x'], []])
      expect((await asked(refused)).status).toBe(400);
    const deleted = await service.fetch(`/api/v1/quality/comparisons/${other.body.id}`, { method: 'DELETE' });
    expect(deleted.status).toBe(204);
    expect((await asked([...ids, other.body.id])).status).toBe(404);
  });

  it('tells webhooks when it is there', async () => {
    const url = receiver.at('/ready', answer(204));
    const hook = await service.post<{ secret: string }>('/api/v1/webhooks', { url, events: ['report.ready'] });
    const { id } = await content('batch', 'csv');
    await service.until(async () => receiver.to('/ready').length === 1);
    const [message] = receiver.to('/ready');
    expect(message && isGenuine(message, hook.body.secret)).toBe(true);
    expect(JSON.parse(message?.body ?? '{}')).toMatchObject({
      type: 'report.ready',
      data: { id, status: 'completed' },
    });
  });

  it('opens to whoever has its link, until it is revoked', async () => {
    const { id } = await content('analysis', 'html');
    const link = `/api/v1/reports/${id}/share`;
    const first = await service.post<{ url: string; expires_at: string }>(link, { expires_in_sec: 600 });
    expect(first.status).toBe(201);
    expect(first.body.url).toMatch(/^https:\/\/media\.example\.com\/api\/v1\/shared\/reports\/[\w-]{86}$/);
    const open = (url: string) => service.fetch(new URL(url).pathname, { apiKey: null });
    const shown = await open(first.body.url);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = shown.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*script-src 'sha256-.*sandbox allow-scripts/);
    expect(policy).not.toContain('unsafe');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
    const forged = first.body.url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await open(forged.replace(/.{3}$/, 'AAA'))).status).toBe(404);
    const second = await service.post<{ url: string }>(link, {});
    expect([(await open(first.body.url)).status, (await open(second.body.url)).status]).toEqual([404, 200]);
    expect((await service.json<Report>(`/api/v1/reports/${id}`)).body.shared_until).not.toBeNull();
    expect((await service.fetch(link, { method: 'DELETE' })).status).toBe(204);
    expect((await open(second.body.url)).status).toBe(404);
    expect(await service.auditOf(id)).toEqual(['report.share-revoked', 'report.shared', 'report.shared']);
    const brief = await service.post<{ url: string }>(link, { expires_in_sec: 1 });
    await service.until(async () => (await open(brief.body.url)).status === 404);
  });

  it('refuses what it cannot write, and says why', async () => {
    const post = (body: object) => service.post<Report>('/api/v1/reports', body);
    const [one, other] = [subjects['analysis'], subjects['batch']];
    for (const subject of [{}, { ...one, ...other }, { analysis_id: 'x' }, { ...one, comparison_id: null }])
      expect((await post({ subject, format: 'html' })).status).toBe(400);
    expect((await post({ subject: one, format: 'docx' })).status).toBe(400);
    const missing = '00000000-0000-7000-8000-000000000000';
    for (const name of ['analysis_id', 'comparison_id', 'batch_id'])
      expect((await post({ subject: { [name]: missing }, format: 'html' })).status).toBe(404);
    expect((await service.json<object>('/api/v1/reports/schema')).body).toEqual(
      JSON.parse(JSON.stringify(reportJsonSchema)),
    );
  });

  it('goes when its time is over', async () => {
    const { id } = await content('batch', 'csv');
    const kept = (await service.json<Report>(`/api/v1/reports/${id}`)).body.expires_at;
    expect(Math.round((Date.parse(kept) - Date.now()) / 86_400_000)).toBe(30);
    await askDatabase(service, `UPDATE reports SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    await service.until(async () => (await service.fetch(`/api/v1/reports/${id}`)).status === 404);
  });
});
