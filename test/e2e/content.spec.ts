import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { makeLong } from '../support/media';
import { hasty, Service } from '../support/service';
import { testFfmpeg } from '../support/media-tools';

interface Analysis {
  id: string;
  status: string;
  findings: { check: string; severity: string; measured: unknown; start_sec: number | null; thumbnail?: string }[];
  not_evaluated: { check: string }[];
  media: { audio_groups: { name: string; source: string; loudness: { integrated_lufs: number } | null }[] };
  enhanced_analysis: {
    content: Record<string, unknown> & { coverage: { complete: boolean; ended_by: string | null } };
  };
  error: { code: string } | null;
}

const black = "testsrc2=s=320x180:r=25:d=6,drawbox=c=black:t=fill:enable='between(t,2,4.98)'";
const tone = (level: number) => ['-f', 'lavfi', '-i', `sine=f=1000:r=48000:d=6,volume=${level}dB`];

describe('what depth full sees, over HTTP', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start('content', { environment: hasty });
    make('film.mkv', ['-f', 'lavfi', '-i', black, ...tone(0), ...tone(-6), '-map', '0', '-map', '1', '-map', '2']);
    makeLong(service.mediaRoot, 'long.mkv', 'testsrc2=s=1280x720:r=25,noise=alls=20:allf=t', 20);
  });
  afterAll(() => service.stop());

  const make = (name: string, args: string[]) =>
    execFileSync(testFfmpeg(), [
      ...['-v', 'error', '-y', ...args, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'flac'],
      join(service.mediaRoot, name),
    ]);
  const probe = (body: object) => service.post<Analysis>('/api/v1/probe/file', { depth: 'full', ...body });
  const film = { file_path: 'media/film.mkv' };

  it('gives a finding about the picture its picture, also where the result is used again', async () => {
    const asked = { ...film, checks: ['video.black'] };
    const first = await probe(asked);
    const again = await probe(asked);
    expect(again.body.id).not.toBe(first.body.id);
    for (const { body } of [first, again]) {
      expect(body.findings).toMatchObject([{ check: 'video.black', severity: 'warning', start_sec: 2 }]);
      const picture = await service.fetch(body.findings[0]?.thumbnail ?? '/none');
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
      const bytes = Buffer.from(await picture.arrayBuffer());
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(body.findings[0]?.thumbnail).toContain(body.id);
    }
    await service.fetch(`/api/v1/probe/analyses/${first.body.id}`, { method: 'DELETE' });
    expect((await service.fetch(first.body.findings[0]?.thumbnail ?? '')).status).toBe(404);
    expect((await service.fetch(again.body.findings[0]?.thumbnail ?? '')).status).toBe(200);
  });

  it('goes by the numbers of the request, and refuses those it does not know', async () => {
    const checks = ['video.black', 'audio.loudness'];
    const lenient = { 'video.black': { warn_sec: 4 }, 'audio.loudness': { target_lufs: -40, tolerance_lu: 1 } };
    const { body } = await probe({ ...film, checks, thresholds: lenient });
    expect(body.findings.map(({ check, severity }) => [check, severity])).toEqual([
      ['video.black', 'info'],
      ['audio.loudness', 'error'],
      ['audio.loudness', 'error'],
    ]);
    for (const thresholds of [{ 'video.black': { warn: 1 } }, { 'video.black': { warn_sec: -1 } }, { none: { a: 1 } }])
      expect((await probe({ ...film, thresholds })).body).toMatchObject({ code: 'THRESHOLD_INVALID' });
    expect((await probe({ ...film, thresholds: { 'video.black': { warn_sec: 'x' } } })).status).toBe(400);
  });

  it('measures a group as the request names it', async () => {
    const checks = ['audio.loudness'];
    const { body } = await probe({ ...film, checks, audio_groups: [{ name: 'pair', streams: [1, 2] }] });
    expect(body.media.audio_groups).toMatchObject([{ name: 'pair', source: 'request' }]);
    const alone = (await probe({ ...film, checks })).body.media.audio_groups;
    // a tone and the same 6 dB below it: 10·log10(1 + 1/4) louder than the first alone
    const [pair, first] = [body.media.audio_groups[0], alone[0]].map((group) => group?.loudness?.integrated_lufs ?? 0);
    expect((pair ?? 0) - (first ?? 0)).toBeCloseTo(0.97, 1);
    const wrong = await probe({ ...film, checks, audio_groups: [{ streams: [0, 1] }] });
    expect(wrong.body).toMatchObject({ status: 'failed', error: { code: 'AUDIO_GROUP_INVALID' } });
  });

  it('keeps what was seen when a limit ends it, and says so', async () => {
    const { body } = await probe({ file_path: 'media/long.mkv' });
    expect(body.status).toBe('completed');
    expect(body.enhanced_analysis.content.coverage).toMatchObject({ complete: false, ended_by: 'PROBE_CPU_LIMIT' });
    expect(body.not_evaluated.map(({ check }) => check)).toContain('video.black');
  });
});
