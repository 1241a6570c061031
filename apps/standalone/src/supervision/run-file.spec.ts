import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, refTo } from './process-identity';
import { endLeftovers, isRunning, readRun, RunFile } from './run-file';

describe('run.json', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'run-file-'));
    path = join(folder, 'run.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is held by one start at a time, and only readable by its owner', () => {
    expect(RunFile.take(path)).not.toBeNull();
    expect(RunFile.take(path)).toBeNull();
    expect(isRunning(path)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('does not count as running when its supervisor is gone', () => {
    writeFileSync(
      path,
      JSON.stringify({ supervisor: { pid: process.pid, born: 'before the reboot:1' }, services: {} }),
    );
    expect(isRunning(path)).toBe(false);
  });

  it('ends what a killed supervisor left behind, and frees the place', async () => {
    const orphan = spawn('sleep', ['1000'], { detached: true });
    const ref = refTo(orphan.pid ?? 0);
    RunFile.take(path)?.record('worker', ref);
    expect(await endLeftovers(path)).toEqual(['worker']);
    expect(isAlive(ref)).toBe(false);
    expect(existsSync(path)).toBe(false);
  });

  it('is thrown away when it was only half written', async () => {
    writeFileSync(path, '{"superv');
    expect(readRun(path)).toBeNull();
    expect(await endLeftovers(path)).toEqual([]);
    expect(RunFile.take(path)).not.toBeNull();
  });
});
