import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBoxedScript } from './boxed-script';
import { ToolRunner } from './tool-runner';
import { identifyFile } from './verified-file';

describe('runBoxedScript', () => {
  const runner = new ToolRunner({ sandbox: 'require' });
  const script = join(__dirname, 'testing', 'describe-box.ts');
  let folder: string;
  beforeAll(() => void (folder = realpathSync(mkdtempSync(join(tmpdir(), 'script-')))));
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await runner.close();
  });

  it('runs our own code over a file, with input and arguments, and nothing else in reach', async () => {
    writeFileSync(join(folder, 'media.bin'), 'strange bytes');
    const files = [identifyFile(join(folder, 'media.bin'))];
    const result = await runBoxedScript(runner, { script, files, input: Buffer.from('asked'), args: ['one'] });
    expect(result).toMatchObject({ reason: 'exit', exitCode: 0, stderr: '' });
    expect(JSON.parse(result.stdout.toString())).toEqual({
      file: 'strange bytes',
      input: 'asked',
      args: ['one'],
      canReadTenants: false,
      canReachNetwork: false,
      canWrite: false,
    });
  });

  it('ends it at its limits', async () => {
    const limits = { timeoutMs: 30_000, memoryBytes: 300 << 20 };
    const result = await runBoxedScript(runner, { script, args: ['take-memory'], limits });
    expect(result.reason).toBe('memory_limit');
  });
});
