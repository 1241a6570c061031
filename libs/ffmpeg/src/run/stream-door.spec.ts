import { setTimeout as pause } from 'node:timers/promises';
import { pipeOutputName } from './tool-request';
import { ToolRunner } from './tool-runner';

const bash = '/usr/bin/bash';

describe('streamed outputs', () => {
  const runner = new ToolRunner({ sandbox: 'require' });
  afterAll(() => runner.close());

  it('bring every byte of stdout and of each pipe to its own consumer, in order', async () => {
    const got = ['', '', ''];
    const to = (index: number) => (chunk: Buffer) => void (got[index] += chunk.toString());
    const script = 'for i in {1..3000}; do echo o$i; echo a$i >&3; echo b$i >&4; done';
    const result = await runner.runTool({
      program: bash,
      args: ['-c', script],
      onStdout: to(0),
      pipes: [to(1), to(2)],
    });
    const lines = (letter: string) => Array.from({ length: 3_000 }, (_, i) => `${letter}${i + 1}\n`).join('');
    expect(got).toEqual([lines('o'), lines('a'), lines('b')]);
    expect(result).toMatchObject({ reason: 'exit', exitCode: 0, stdoutBytes: lines('o').length });
    expect(pipeOutputName(1, 2)).toBe('pipe:6');
  });

  it('make the tool wait for a slow consumer', async () => {
    let written = 0;
    let taken = 0;
    let first = true;
    const script = 'for i in {1..64}; do head -c 100000 /dev/zero; echo $i >&3; done';
    await runner.runTool({
      program: bash,
      args: ['-c', script],
      onStdout: async (chunk) => {
        taken += chunk.length;
        if (!first) return;
        first = false;
        // While this consumer holds on, the tool can only fill the buffers between.
        let before = -1;
        while (before !== written) {
          before = written;
          await pause(100);
        }
        expect(written).toBeLessThan(20);
      },
      pipes: [(chunk) => void (written += chunk.toString().split('\n').length - 1)],
    });
    expect(taken).toBe(6_400_000);
    expect(written).toBe(64);
  });

  it('lend a pipe’s consumer memory that is used again, and leave it alone until the consumer is done', async () => {
    const memories = new Set<unknown>();
    let [slow, fast, changed] = ['', 0, 0];
    await runner.runTool({
      program: bash,
      args: ['-c', 'for i in {1..200}; do printf "%01000d" $i >&3; printf "%01000d" $i >&4; done'],
      pipes: [
        async (chunk) => {
          const before = chunk.toString();
          await pause(5);
          if (chunk.toString() !== before) changed += 1;
          slow += before;
        },
        (chunk) => {
          memories.add(chunk.buffer);
          fast += chunk.length;
        },
      ],
    });
    expect(slow).toBe(Array.from({ length: 200 }, (_, i) => String(i + 1).padStart(1_000, '0')).join(''));
    expect([fast, changed]).toEqual([200_000, 0]);
    // what came with the stream's name, and what was lent
    expect(memories.size).toBeLessThanOrEqual(2);
  });

  it('end the run with what a consumer throws', async () => {
    const failing = runner.runTool({
      program: bash,
      args: ['-c', 'while :; do echo line; done'],
      onStdout: () => Promise.reject(new Error('full')),
    });
    await expect(failing).rejects.toThrow('full');
  });

  it('end only when the last piece was taken, and with what is thrown then', async () => {
    const short = { program: bash, args: ['-c', 'echo last'] };
    let taken = '';
    const slowly = async (chunk: Buffer) => {
      await pause(200);
      taken += chunk.toString();
    };
    await runner.runTool({ ...short, onStdout: slowly });
    expect(taken).toBe('last\n');
    const failing = runner.runTool({ ...short, onStdout: (chunk) => slowly(chunk).then(() => Promise.reject(new Error('full'))) }); // prettier-ignore
    await expect(failing).rejects.toThrow('full');
  });

  it('are bounded and cancelled like buffered ones', async () => {
    const endless = { program: bash, args: ['-c', 'while :; do echo line; done'] };
    let bytes = 0;
    const onStdout = (chunk: Buffer) => void (bytes += chunk.length);
    const bounded = await runner.runTool({ ...endless, onStdout, limits: { maxStdoutBytes: 5_000_000 } });
    expect(bounded.reason).toBe('stdout_limit');
    expect(bytes).toBeLessThanOrEqual(5_000_000);
    const cancel = new AbortController();
    const cancelled = runner.runTool({ ...endless, onStdout: () => cancel.abort(), signal: cancel.signal });
    expect(await cancelled).toMatchObject({ reason: 'cancelled' });
  });

  it('come to an end when nothing could be started', async () => {
    const result = await runner.runTool({
      program: bash,
      args: [],
      files: [{ path: '/nowhere', dev: 1, ino: 1, size: 0 }],
      onStdout: () => undefined,
    });
    expect(result).toMatchObject({ reason: 'spawn_failed', spawnFailure: { kind: 'file_refused' } });
  });
});
