import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libvmafMissing, testFfmpeg } from '../support/media-tools';
import { Service } from '../support/service';

interface Moment {
  n: number;
  value: number;
}
interface Result {
  mean: number;
  min: number;
  frames: number;
  worst_frames: Moment[];
}
interface Told {
  id: string;
  status: string;
  reused_from: string | null;
  metrics: Record<string, Result> | null;
  not_measured: { metric: string; reason: string }[];
  verdict: { result: string } | null;
  engine: { command: string[] } | null;
  options: { scaling?: string; sampling: Record<string, number> };
  alignment: { conversions: string[] } | null;
}

const missing = libvmafMissing();
if (missing !== null) console.warn(`2 tests of VMAF are skipped: ${missing}`);
const withLibvmaf = missing === null ? it : it.skip;

let service: Service;

beforeAll(async () => {
  service = await Service.start('quality');
  const make = (name: string, ...args: string[]) =>
    execFileSync(testFfmpeg(), ['-v', 'error', '-nostdin', ...args, join(service.mediaRoot, name)]);
  make('reference.mkv', ...'-f lavfi -i testsrc2=s=320x240:r=25:d=2 -pix_fmt yuv420p -c:v ffv1'.split(' '));
  make('distorted.mp4', '-i', join(service.mediaRoot, 'reference.mkv'), ...'-c:v libx264 -crf 36'.split(' '));
}, 120_000);

afterAll(() => service.stop());

const compare = (options: Record<string, unknown> = {}) =>
  service.post<Told>('/api/v1/quality/compare', {
    reference: { file_path: 'media/reference.mkv' },
    distorted: { file_path: 'media/distorted.mp4' },
    metrics: ['psnr'],
    async: false,
    ...options,
  });

it('says what this build measures, also right after it started, and refuses by name what it does not', async () => {
  const { status, body } = await service.json<{ metrics: Record<string, string | null>; ffmpeg_version: string }>(
    '/api/v1/quality/models',
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ ffmpeg_version: expect.any(String) as string, metrics: { psnr: null, ssim: null } });
  const refused = await compare({ metrics: ['vmaf'], vmaf_model: 'vmaf_v9' });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ code: 'CAPABILITY_MISSING' });
});

it('lists the worst frames, of which pictures can be seen', async () => {
  const { body } = await compare();
  const [worst, ...others] = body.metrics?.['psnr']?.worst_frames ?? [];
  expect(worst?.value).toBe(body.metrics?.['psnr']?.min);
  expect(others.every(({ value }) => value >= (worst?.value ?? Infinity))).toBe(true);
  const picture = await service.fetch(
    `/api/v1/quality/comparisons/${body.id}/frames/${worst?.n}/image?side=difference`,
  );
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(body.engine?.command.join(' ')).not.toContain(service.folder);
});

it('does not measure twice what is the same, judges it anew, and keeps it when the first one is deleted', async () => {
  const asked = { metrics: ['ssim', 'psnr'] };
  const { body: first } = await compare(asked);
  const { body: again } = await compare({ ...asked, fail_below: { psnr: 99 } });
  expect(again).toMatchObject({ status: 'completed', reused_from: first.id, verdict: { result: 'fail' } });
  expect(again.metrics).toEqual(first.metrics);
  await service.fetch(`/api/v1/quality/comparisons/${first.id}`, { method: 'DELETE' });
  const { body } = await service.json<{ count: number }>(`/api/v1/quality/comparisons/${again.id}/frames`);
  expect(body.count).toBe(50);
  expect((await compare({ ...asked, fresh: true })).body.reused_from).toBeNull();
});

it('measures anew when a file changed', async () => {
  const path = join(service.mediaRoot, 'changing.mkv');
  const make = (noise: number) => {
    rmSync(path, { force: true });
    const source = join(service.mediaRoot, 'reference.mkv');
    execFileSync(testFfmpeg(), [
      ...`-v error -nostdin -i ${source} -vf noise=alls=${noise} -c:v ffv1`.split(' '),
      path,
    ]);
  };
  make(10);
  const distorted = { file_path: 'media/changing.mkv' };
  const { body: first } = await compare({ distorted });
  make(40);
  const { body: second } = await compare({ distorted });
  expect(second.reused_from).toBeNull();
  expect(second.metrics?.['psnr']?.mean).toBeLessThan(first.metrics?.['psnr']?.mean ?? 0);
});

it('scales by the method that is asked for, and says which', async () => {
  const small = join(service.mediaRoot, 'small.mp4');
  execFileSync(testFfmpeg(), [
    '-v',
    'error',
    '-nostdin',
    '-i',
    join(service.mediaRoot, 'reference.mkv'),
    '-vf',
    'scale=160:120',
    small,
  ]);
  const distorted = { file_path: 'media/small.mp4' };
  const { body: usual } = await compare({ distorted });
  const { body: sharp } = await compare({ distorted, scaling: 'lanczos' });
  expect([usual.options.scaling, sharp.options.scaling]).toEqual(['bicubic', 'lanczos']);
  expect(sharp.alignment?.conversions).toEqual(['distorted scaled from 160x120 to 320x240, lanczos']);
  expect(sharp.reused_from).toBeNull();
  expect(sharp.metrics?.['psnr']?.mean).not.toBe(usual.metrics?.['psnr']?.mean);
  expect((await compare({ distorted, scaling: 'magic' })).status).toBe(400);
});

it('names the side that is encrypted or broken, and what to do', async () => {
  const clear = join(service.mediaRoot, 'distorted.mp4');
  const key = '-encryption_scheme cenc-aes-ctr -encryption_key 00112233445566778899aabbccddeeff';
  const asked = `-v error -nostdin -i ${clear} -c copy ${key} -encryption_kid 00112233445566778899aabbccddee00`;
  execFileSync(testFfmpeg(), [...asked.split(' '), join(service.mediaRoot, 'encrypted.mp4')]);
  const bytes = readFileSync(clear);
  bytes.fill(
    0,
    bytes.indexOf('mdat') + 4,
    bytes.indexOf('mdat') + 4 + bytes.readUInt32BE(bytes.indexOf('mdat') - 4) - 8,
  );
  writeFileSync(join(service.mediaRoot, 'broken.mp4'), bytes);
  const failure = async (sides: Record<string, unknown>) => {
    const { body } = await compare({ metrics: ['ssim'], ...sides });
    const { body: told } = await service.json<{ error: { code: string; detail: string } }>(
      `/api/v1/quality/comparisons/${body.id}`,
    );
    return [told.error.code, told.error.detail];
  };
  expect(await failure({ distorted: { file_path: 'media/encrypted.mp4' } })).toEqual([
    'QUALITY_ENCRYPTED',
    expect.stringMatching(/^The distorted side is encrypted \(cenc\): .*decrypted copy/),
  ]);
  // A clear lead: what follows it is noise that is decoded with complaints, and no failure.
  const lead = readFileSync(join(service.mediaRoot, 'encrypted.mp4'));
  const samples = lead.indexOf('mdat') + 4;
  const length = Math.round(0.7 * (lead.readUInt32BE(samples - 8) - 8));
  const plain = readFileSync(clear);
  plain.copy(lead, samples, plain.indexOf('mdat') + 4, plain.indexOf('mdat') + 4 + length);
  writeFileSync(join(service.mediaRoot, 'clear-lead.mp4'), lead);
  expect((await failure({ distorted: { file_path: 'media/clear-lead.mp4' } }))[0]).toBe('QUALITY_ENCRYPTED');
  expect(await failure({ reference: { file_path: 'media/broken.mp4' } })).toEqual([
    'QUALITY_UNDECODABLE',
    expect.stringMatching(/^The reference side can't be decoded: .*Analyse it/),
  ]);
});

it('samples scenes or frames, not both', async () => {
  const { status, body } = await compare({ sampling: { every_n_scenes: 3 } });
  expect([status, body.options.sampling, body.metrics?.['psnr']?.frames]).toEqual([
    200,
    { every_n_frames: 1, every_n_scenes: 3 },
    50,
  ]);
  expect((await compare({ sampling: { every_n_frames: 2, every_n_scenes: 3 } })).status).toBe(400);
});

it('refuses a least value of a metric of which less is better', async () => {
  expect((await compare({ fail_below: { cambi: 5 } })).status).toBe(400);
});

withLibvmaf(
  'measures with each model it lists, or says why not',
  async () => {
    const { body } = await service.json<{ models: { version: string }[] }>('/api/v1/quality/models');
    const versions = body.models.map(({ version }) => version);
    expect(versions).toContain('vmaf_v0.6.1');
    // The newest model the build has; those for phones take larger pictures than these.
    for (const version of [...versions.slice(-1), ...versions.filter((name) => name.endsWith('5d0h')).slice(0, 1)]) {
      const { body: told } = await compare({ metrics: ['vmaf', 'psnr'], vmaf_model: version });
      expect(told.status).toBe('completed');
      expect(told.not_measured.map(({ metric }) => metric)).toEqual(told.metrics?.['vmaf'] ? [] : ['vmaf']);
      expect(told.metrics?.['psnr']?.frames).toBe(50);
    }
  },
  30_000,
);

withLibvmaf('notes scores on the analysis of the distorted side', async () => {
  const { body: analysis } = await service.post<{ id: string }>('/api/v1/probe/file', {
    file_path: 'media/distorted.mp4',
  });
  const { body } = await compare({ distorted: { analysis_id: analysis.id }, metrics: ['vmaf', 'psnr', 'ssim'] });
  const means = Object.fromEntries(Object.entries(body.metrics ?? {}).map(([name, { mean }]) => [name, mean]));
  const shown = await service.json(`/api/v1/probe/analyses/${analysis.id}`);
  expect(shown.body['quality_metrics']).toEqual({
    vmaf_score: means['vmaf'],
    psnr: means['psnr'],
    ssim: means['ssim'],
    comparison_id: body.id,
  });
  const listed = await service.json<{ items: Told[] }>(`/api/v1/quality/comparisons?analysis_id=${analysis.id}`);
  expect(listed.body.items.map(({ id }) => id)).toEqual([body.id]);
});
