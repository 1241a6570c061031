import { execFileSync } from 'node:child_process';
import { ToolRunner } from '../run';
import { findFfmpeg, findFfprobe, readCapabilities, singleFileFormats } from '.';

describe('capabilities', () => {
  const runner = new ToolRunner({ sandbox: 'require' });
  afterAll(() => runner.close());

  it('are what ffmpeg itself lists', async () => {
    const path = findFfmpeg() ?? '';
    const ffmpeg = await readCapabilities(runner, path, 'ffmpeg');
    const said = execFileSync(path, ['-version']).toString();
    expect(said).toContain(`ffmpeg version ${ffmpeg.version} `);
    expect(ffmpeg.configuration).toContain('--enable-gpl');
    expect(ffmpeg.libraries['avformat']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(ffmpeg.filters).toEqual(expect.arrayContaining(['blackdetect', 'ebur128', 'null', 'concat', 'psnr']));
    expect(ffmpeg.hasLibvmaf).toBe(execFileSync(path, ['-v', 'error', '-filters']).toString().includes(' libvmaf '));
    expect(ffmpeg.protocols).toEqual(expect.arrayContaining(['file', 'http', 'concat']));
  });

  it('leave out every format that opens something else', async () => {
    const { demuxers } = await readCapabilities(runner, findFfprobe() ?? '', 'ffprobe');
    expect(demuxers).toEqual(expect.arrayContaining(['hls', 'mov', 'm4a', 'matroska']));
    const single = singleFileFormats(demuxers);
    expect(single).toEqual(expect.arrayContaining(['mov', 'matroska', 'webm', 'mpegts', 'mxf', 'wav', 'png_pipe']));
    for (const name of ['hls', 'dash', 'concat', 'sdp', 'rtsp', 'lavfi', 'image2', 'ffmetadata', 'imf', 'x11grab']) {
      expect(single).not.toContain(name);
    }
  });

  it('of something that is no such tool are an error that names it', async () => {
    await expect(readCapabilities(runner, '/usr/bin/true', 'ffmpeg')).rejects.toMatchObject({ code: 'TOOL_UNUSABLE' });
  });

  it('are looked for where configuration says, and nowhere else then', () => {
    expect(findFfprobe({ configured: '/nowhere/ffprobe' })).toBeNull();
    expect(findFfprobe({ configured: '/usr/bin/ffprobe' })).toBe('/usr/bin/ffprobe');
    expect(findFfprobe()).toContain('ffprobe-installer');
    expect(findFfprobe({ boxed: false })).not.toContain('ffprobe-installer');
  });
});
