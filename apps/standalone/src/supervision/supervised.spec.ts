import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bornAt } from './process-identity';
import { type Death, Supervised } from './supervised';

describe('a supervised process', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'supervised-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs a script under supervision; `pids` and `deaths` are filled as it is started and dies. */
  function supervise(script: string): {
    service: Supervised;
    pids: number[];
    deaths: Death[];
    until: (check: () => boolean) => Promise<void>;
  } {
    const pids: number[] = [];
    const deaths: Death[] = [];
    let changed = (): void => undefined;
    const spec = {
      name: 'worker' as const,
      command: process.execPath,
      args: ['-e', script],
      env: {},
      cwd: folder,
      logFile: join(folder, 'log'),
      stopSignal: 'SIGTERM' as const,
      graceMs: 2_000,
    };
    const service = new Supervised(spec, {
      onSpawn: (_, ref) => void (pids.push(ref.pid), changed()),
      onDeath: (death) => void (deaths.push(death), changed()),
    });
    const until = (check: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        changed = () => check() && resolve();
        changed();
      });
    service.start();
    return { service, pids, deaths, until };
  }

  it('is started again when it is killed, and ended for good when asked', async () => {
    const { service, pids, deaths, until } = supervise('setInterval(() => undefined, 1e6)');
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await until(() => pids.length === 2);
    expect(deaths).toEqual([{ name: 'worker', how: 'SIGKILL', inARow: 1 }]);
    await service.stop();
    expect(pids.map(bornAt)).toEqual([null, null]);
    expect(deaths).toHaveLength(1);
  });

  it('counts deaths in a row and keeps its last words', async () => {
    const { service, deaths, until } = supervise("console.log('no settings'); process.exit(3)");
    await until(() => deaths.length === 3);
    await service.stop();
    expect(deaths.map(({ inARow }) => inARow)).toEqual([1, 2, 3]);
    expect(deaths[2]?.how).toBe('exit code 3');
    expect(service.lastWords()).toBe('no settings');
  });
});
