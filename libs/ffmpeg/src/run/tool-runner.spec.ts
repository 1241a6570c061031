import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { processesWith, until } from './testing/processes';
import { ToolRunner } from './tool-runner';

const bash = '/usr/bin/bash';
const forever = 'while :; do :; done';
/** Fills memory with pages that are really used. */
const fillMemory = (megabytes: number) =>
  `const kept=[];for(let i=0;i<${megabytes / 10};i++)kept.push(Buffer.alloc(10e6,1));process.stdout.write(String(kept.length))`;

describe('ToolRunner', () => {
  const runner = new ToolRunner({ sandbox: 'require', concurrency: 4 });
  beforeAll(async () => void (await runner.start()));
  afterAll(() => runner.close());

  it('gives exit code, both outputs and input back', async () => {
    const result = await runner.runTool({
      program: bash,
      args: ['-c', 'cat; echo said >&2; exit 7'],
      stdin: Buffer.from('given'),
    });
    expect(result).toMatchObject({ reason: 'exit', exitCode: 7, signal: null, stderr: 'said\n', stdoutBytes: 5 });
    expect(result.stdout.toString()).toBe('given');
    expect(result.command).toEqual(['bash', '-c', 'cat; echo said >&2; exit 7']);
  });

  it('tells of a run begun ahead in the name of whoever takes it, and ends it only then', async () => {
    const seen: [string | undefined, string][] = [];
    const takers = new AsyncLocalStorage<string>();
    const watched = new ToolRunner({
      sandbox: 'off',
      concurrency: 1,
      observe: (_, { reason }) => seen.push([takers.getStore(), reason]),
    });
    let take!: (taker: ((tell: () => void) => void) | null) => void;
    const adopted = new Promise<((tell: () => void) => void) | null>((resolve) => (take = resolve));
    let isOver = false;
    const run = watched.runTool({ program: bash, args: ['-c', 'echo said'], adopted }).finally(() => (isOver = true));
    // Its place is free as soon as the tool has ended.
    await watched.runTool({ program: bash, args: ['-c', ':'] });
    expect([isOver, seen]).toEqual([false, [[undefined, 'exit']]]);
    takers.run('the taker', () => take(AsyncLocalStorage.snapshot()));
    expect((await run).stdout.toString()).toBe('said\n');
    expect(seen[1]).toEqual(['the taker', 'exit']);
    await watched.runTool({ program: bash, args: ['-c', ':'], adopted: Promise.resolve(null) });
    expect(seen[2]).toEqual([undefined, 'exit']);
    await watched.close();
  });

  it('ends a tool at its deadline, with the CPU time it took', async () => {
    const result = await runner.runTool({ program: bash, args: ['-c', forever], limits: { timeoutMs: 600 } });
    expect(result).toMatchObject({ reason: 'timeout', exitCode: null, signal: 'SIGKILL' });
    expect(result.wallSeconds).toBeGreaterThan(0.55);
    expect(result.wallSeconds).toBeLessThan(3);
    expect(result.cpuSeconds).toBeGreaterThan(0.1);
  });

  it('ends a tool that writes more than it may and keeps the first bytes', async () => {
    const args = ['-c', 'while :; do echo 0123456789; done'];
    const result = await runner.runTool({ program: bash, args, limits: { maxStdoutBytes: 1_000 } });
    expect(result.reason).toBe('stdout_limit');
    expect(result.stdout).toHaveLength(1_000);
    expect(result.stdoutBytes).toBeGreaterThan(1_000);
  });

  it('keeps head and tail of a long stderr and is not stopped by it', async () => {
    const args = ['-c', 'echo first >&2; for i in {1..20000}; do echo filler $i >&2; done; echo last >&2'];
    const result = await runner.runTool({ program: bash, args, limits: { maxStderrBytes: 400 } });
    expect(result).toMatchObject({ reason: 'exit', exitCode: 0, stderrTruncated: true });
    expect(result.stderr).toMatch(/^first\n[^]*bytes left out[^]*filler 20000\nlast\n$/);
    expect(result.stderr.length).toBeLessThan(500);
  });

  it('tells a memory limit from other ends', async () => {
    const request = { program: process.execPath, args: ['-e', fillMemory(3_000)] };
    const result = await runner.runTool({ ...request, limits: { memoryBytes: 400 << 20 } });
    expect(result.reason).toBe('memory_limit');
    expect(result.peakMemoryBytes).toBeLessThan(500 << 20);
  });

  it('counts CPU time and peak memory of a whole tree of processes', async () => {
    // Each burner says itself what it took.
    const burn = `const used=()=>{const {user,system}=process.cpuUsage();return (user+system)/1e6};
      while(used()<0.4)for(let i=0;i<1e6;i++);`;
    const last = `${burn}const kept=[];for(let i=0;i<30;i++)kept.push(Buffer.alloc(10e6,1));console.log(used())`;
    const node = (code: string) => `'${process.execPath}' -e '${code}'`;
    const args = ['-c', `${node(`${burn}console.log(used())`)} & wait; ${node(last)}; true`];
    const result = await runner.runTool({ program: bash, args });
    expect(result).toMatchObject({ reason: 'exit', exitCode: 0 });
    const said = result.stdout.toString().trim().split('\n').map(Number);
    const known = said.reduce((sum, seconds) => sum + seconds, 0);
    expect(said).toHaveLength(2);
    expect(known).toBeGreaterThan(0.8);
    // The rest is the box, the shell and what node does when it ends.
    expect(result.cpuSeconds).toBeGreaterThan(known);
    expect(result.cpuSeconds).toBeLessThan(1.5 * known);
    expect(result.peakMemoryBytes).toBeGreaterThan(300e6);
    expect(result.peakMemoryBytes).toBeLessThan(450e6);
  });

  it('tells a CPU limit from other ends, and does not mix up the figures of concurrent runs', async () => {
    const burner = runner.runTool({ program: bash, args: ['-c', forever], limits: { cpuSeconds: 1 } });
    const idle = await Promise.all(
      Array.from({ length: 12 }, (_, n) => runner.runTool({ program: bash, args: ['-c', `echo ${n}`] })),
    );
    expect(idle.map((result) => result.stdout.toString())).toEqual(Array.from({ length: 12 }, (_, n) => `${n}\n`));
    for (const result of idle) expect(result.cpuSeconds).toBeLessThan(0.3);
    const { reason, cpuSeconds } = await burner;
    expect(reason).toBe('cpu_limit');
    expect(cpuSeconds).toBeGreaterThan(0.8);
    expect(cpuSeconds).toBeLessThan(1.6);
  });

  it('leaves no process behind when cancelled', async () => {
    const mark = `mark-${randomUUID()}`;
    const cancel = new AbortController();
    const args = ['-c', `bash -c '${forever} # ${mark}' & setsid bash -c '${forever} # ${mark}' & wait`];
    const run = runner.runTool({ program: bash, args, signal: cancel.signal });
    await until(() => processesWith(mark).length >= 4);
    cancel.abort();
    expect(await run).toMatchObject({ reason: 'cancelled' });
    expect(await until(() => processesWith(mark).length === 0, 2_000)).toBeLessThan(2_000);
  });

  it('counts as cancelled where the tool had ended and what it wrote was still being taken', async () => {
    const mark = `mark-${randomUUID()}`;
    const cancel = new AbortController();
    const result = await runner.runTool({
      program: bash,
      args: ['-c', `echo word; : ${mark}`],
      signal: cancel.signal,
      onStdout: async () => {
        await until(() => processesWith(mark).length === 0);
        cancel.abort();
      },
    });
    expect(result).toMatchObject({ reason: 'cancelled' });
  });

  it('tells of a start once the run has its place, not while it waits for it', async () => {
    const told: string[] = [];
    const observe = () => told.push('end');
    const one = new ToolRunner({ sandbox: 'off', concurrency: 1, observe });
    const request = { program: bash, args: ['-c', 'exit 0'], onStart: () => told.push('start') };
    await Promise.all([one.runTool(request), one.runTool(request)]);
    await one.close();
    expect(told).toEqual(['start', 'end', 'start', 'end']);
  });

  it('starts nothing when cancelled before', async () => {
    const mark = `mark-${randomUUID()}`;
    const result = await runner.runTool({ program: bash, args: ['-c', `echo ${mark}`], signal: AbortSignal.abort() });
    expect(result).toMatchObject({ reason: 'cancelled', cpuSeconds: null, stdoutBytes: 0 });
  });

  it('says that a program is missing, and refuses NUL in an argument', async () => {
    const missing = await runner.runTool({ program: '/nowhere/tool', args: [] }).catch((error: unknown) => error);
    expect(missing).toMatchObject({ reason: 'spawn_failed', spawnFailure: { kind: 'not_started' } });
    const nul = await runner.runTool({ program: bash, args: ['-c', 'echo a\0b'] });
    expect(nul).toMatchObject({ reason: 'spawn_failed', spawnFailure: { message: 'NUL in an argument' } });
  });

  it('tells a crash by its signal', async () => {
    const result = await runner.runTool({ program: bash, args: ['-c', 'bash -c "kill -SEGV \\$\\$"; exit 139'] });
    expect(result).toMatchObject({ reason: 'killed', signal: 'SIGSEGV', exitCode: null });
  });

  it('shows no secret in the command or in stderr', async () => {
    const args = ['-c', 'echo "http://u:hunter2@h/?token=abc deepsecret" >&2', 'deepsecret'];
    const result = await runner.runTool({ program: bash, args, secrets: ['deepsecret'] });
    expect(result.stderr).toBe('http://***@h/?token=*** ***\n');
    expect(result.command.join(' ')).not.toMatch(/hunter2|abc|deepsecret/);
  });
});

describe('ToolRunner without a box', () => {
  it('keeps limits, files and accounting, and says so', async () => {
    const runner = new ToolRunner({ sandbox: 'off' });
    expect(await runner.start()).toEqual({ available: false, reason: 'switched off by configuration' });
    const result = await runner.runTool({ program: bash, args: ['-c', forever], limits: { cpuSeconds: 1 } });
    expect(result).toMatchObject({ reason: 'cpu_limit', signal: 'SIGKILL' });
    await runner.close();
    await expect(runner.runTool({ program: bash, args: [] })).rejects.toMatchObject({ code: 'RUNNER_CLOSED' });
  });

  it.each(['off', 'prefer'] as const)('says that %s has none on a system without boxes', async (sandbox) => {
    const runner = new ToolRunner({ sandbox }, undefined, 'darwin');
    expect(await runner.start()).toEqual({ available: false, reason: 'there is no box on darwin' });
    await runner.close();
    const strict = new ToolRunner({ sandbox: 'require' }, undefined, 'darwin');
    await expect(strict.start()).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' });
    await strict.close();
  });

  it('refuses to run when a box is required and there is none', async () => {
    const runner = new ToolRunner({ sandbox: 'require' }, { bwrap: null, prlimit: '/usr/bin/prlimit', setpriv: null });
    await expect(runner.start()).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' });
    await expect(runner.runTool({ program: bash, args: ['-c', 'true'] })).rejects.toMatchObject({
      code: 'SANDBOX_UNAVAILABLE',
    });
    await runner.close();
  });
});
