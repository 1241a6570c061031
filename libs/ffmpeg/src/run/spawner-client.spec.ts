import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { loaderArguments } from './script-command';
import { processesWith, toolsWith, until } from './testing/processes';
import { ToolRunner } from './tool-runner';

const bash = '/usr/bin/bash';
const script = join(__dirname, 'tool-runner.ts');
const endless = (mark: string) => ['-c', `while :; do :; done # ${mark}`];

function kill9(pid: number | null | undefined): void {
  if (pid == null) throw new Error('nothing to kill');
  process.kill(pid, 'SIGKILL');
}

describe.each(['require', 'off'] as const)('death of a process, sandbox %s', (sandbox) => {
  it('of the spawner: its runs end as killed, the next one works', async () => {
    const runner = new ToolRunner({ sandbox });
    await runner.start();
    const mark = `mark-${randomUUID()}`;
    const run = runner.runTool({ program: bash, args: endless(mark) });
    await until(() => toolsWith(mark, bash).length > 0);
    const first = runner.spawnerPid;
    kill9(first);
    expect(await run).toMatchObject({ reason: 'killed', cpuSeconds: null });
    await until(() => processesWith(mark).length === 0);
    const next = await runner.runTool({ program: bash, args: ['-c', 'echo works'] });
    expect(next.stdout.toString()).toBe('works\n');
    expect(runner.spawnerPid).not.toBe(first);
    await runner.close();
  });

  it('of the worker, and of worker and spawner at once: no tool outlives them', async () => {
    for (const both of [false, true]) {
      const mark = `mark-${randomUUID()}`;
      const code = `const { ToolRunner } = require(${JSON.stringify(script)});
        const runner = new ToolRunner({ sandbox: '${sandbox}' });
        void runner.start().then(() => {
          void runner.runTool({ program: '${bash}', args: ${JSON.stringify(endless(mark))} });
          console.log(runner.spawnerPid);
        });`;
      const args = [...loaderArguments(script), '-e', code];
      const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const spawnerPid = await new Promise<number>((resolve) =>
        worker.stdout.once('data', (text) => resolve(Number(text))),
      );
      const tools = () => processesWith(mark).filter((pid) => pid !== worker.pid);
      await until(() => toolsWith(mark, bash).length > 0, 20_000);
      kill9(worker.pid);
      if (both) kill9(spawnerPid);
      await until(() => tools().length === 0);
    }
  });

  it('by closing: runs under way end, nothing stays', async () => {
    const runner = new ToolRunner({ sandbox });
    const mark = `mark-${randomUUID()}`;
    const run = runner.runTool({ program: bash, args: endless(mark) });
    await until(() => toolsWith(mark, bash).length > 0);
    const spawnerPid = runner.spawnerPid;
    await runner.close();
    expect(await run).toMatchObject({ reason: 'killed' });
    await until(() => processesWith(mark).length === 0);
    expect(() => process.kill(spawnerPid ?? 0, 0)).toThrow('ESRCH');
  });
});
