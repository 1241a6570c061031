import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testFfmpeg } from '../../../../test/support/media-tools';
import { showinfo } from './showinfo';

const run = promisify(execFile);

describe('showinfo', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'showinfo-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const logOf = async (name: string, ...encoder: string[]): Promise<string> => {
    const path = join(folder, name);
    const tool = testFfmpeg();
    await run(tool, ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=25:d=0.2', ...encoder, path]);
    return (await run(tool, ['-v', 'level+info', '-i', path, '-vf', showinfo.ask(), '-f', 'null', '-'])).stderr;
  };

  it('tells each frame, and does not spell out what the encoder says of itself', async () => {
    const log = await logOf('said.mp4', '-c:v', 'libx264');
    const lines = log.split('\n').filter(showinfo.isLine);
    expect(lines.flatMap((line) => showinfo.read(line) ?? [])).toHaveLength(5);
    expect(log).not.toContain('side data');
  });

  it('tells timecodes', async () => {
    const log = await logOf('coded.mpg', '-c:v', 'mpeg2video', '-timecode', '01:00:00:00');
    expect(log).toMatch(/side data - GOP timecode.*01:00:00[:;]00/);
  });
});
