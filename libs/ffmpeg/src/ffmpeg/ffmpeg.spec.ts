import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg } from '../capabilities';
import type { MediaInput } from '../ffprobe';
import { identifyFile, ToolRunner } from '../run';
import { Ffmpeg } from './ffmpeg';
import type { FfmpegProgress } from './progress';
import { keptCapabilities } from '../../../../test/support/kept-capabilities';

describe('ffmpeg', () => {
  const runner = new ToolRunner({ sandbox: 'require' });
  let folder: string;
  let ffmpeg: Ffmpeg;
  let input: MediaInput;

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'ffmpeg-')));
    const path = findFfmpeg({ configured: process.env['FFMPEG_PATH'] }) ?? '';
    ffmpeg = new Ffmpeg(runner, await keptCapabilities(runner, path, 'ffmpeg'));
    const film = join(folder, 'film.mkv');
    const args = [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=duration=2:size=160x120:rate=25',
      '-c:v',
      'mpeg4',
      film,
    ];
    expect(await runner.runTool({ program: path, args, writableDir: folder })).toMatchObject({ exitCode: 0 });
    input = { kind: 'file', file: identifyFile(film), name: 'The film' };
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await runner.close();
  });

  it('gives each chain its own pipe, progress and log', async () => {
    const pipes = ['', ''];
    const progress: FfmpegProgress[] = [];
    const { log, stdout } = await ffmpeg.run({
      inputs: [{ input }, { input, before: ['-t', '1'] }],
      pipes: [(chunk) => void (pipes[0] += chunk.toString()), (chunk) => void (pipes[1] += chunk.toString())],
      onProgress: (report) => progress.push(report),
      output: (names) => {
        const chain = (index: number) =>
          `[${index}:v:0]signalstats,metadata=mode=print:file='${names[index]?.replace(':', '\\:')}'[v${index}]`;
        return ['-filter_complex', `${chain(0)};${chain(1)}`, '-map', '[v0]', '-map', '[v1]', '-f', 'null', '-'];
      },
    });
    expect(pipes.map((text) => text.match(/^frame:/gm)?.length)).toEqual([50, 25]);
    expect(progress.at(-1)).toMatchObject({ frame: 50, finished: true });
    expect(progress.at(-1)?.outTimeSec).toBeCloseTo(2, 1);
    expect(log).toContain("from 'The film'");
    expect(log).not.toContain('/proc/self/fd');
    expect(stdout).toHaveLength(0);
  });

  it('streams raw frames to its caller', async () => {
    let bytes = 0;
    const onStdout = (chunk: Buffer) => void (bytes += chunk.length);
    const output = () => ['-vf', 'scale=32:18,format=gray', '-f', 'rawvideo', 'pipe:1'];
    const { figures } = await ffmpeg.run({ inputs: [{ input }], onStdout, output });
    expect(bytes).toBe(50 * 32 * 18);
    expect(figures.stdoutBytes).toBe(bytes);
  });

  it('writes pictures into the folder it is given', async () => {
    const shots = mkdtempSync(join(folder, 'shots-'));
    const output = () => ['-frames:v', '2', join(shots, '%d.png')];
    await ffmpeg.run({ inputs: [{ input }], writableDir: shots, output });
    expect(readdirSync(shots).sort()).toEqual(['1.png', '2.png']);
  });

  it('fails with the tool’s own words', async () => {
    const output = () => ['-map', '0:a:0', '-f', 'null', '-'];
    const failure = await ffmpeg.run({ inputs: [{ input }], output }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'MEDIA_INVALID', category: 'media' });
    expect((failure as Error).message).toContain('0:a:0');
  });
});
