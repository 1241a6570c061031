import { openSync } from 'node:fs';
import { SpawnedRun } from './spawned-run';
import type { SpawnOrder, SpawnOutcome } from './spawner-protocol';

const order: SpawnOrder = {
  kind: 'spawn',
  id: 1,
  argv: ['/bin/echo', 'what it wrote'],
  env: {},
  files: [],
  stdin: null,
  stdoutToken: null,
  pipeTokens: [],
  stderrToken: null,
  filter: null,
  gate: null,
  streamSocket: null,
  timeoutMs: 60_000,
  maxStdoutBytes: 1_000,
  maxStderrBytes: 1_000,
};
/** Stands still, as a process does whose machine has other things to do. */
const standStill = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it('what a run wrote is read, however late this process comes to it', async () => {
  const outcome = await new Promise<SpawnOutcome>((resolve) => {
    const run = new SpawnedRun(order, openSync('/dev/null', 'r'), resolve);
    run.start();
    // It has ended, and is seen to have before its output is read.
    standStill(500);
    run.poll();
    standStill(1_500);
  });
  expect(outcome).toMatchObject({ exitCode: 0, endedBy: null, stdoutBytes: 14 });
  expect(Buffer.from(outcome.stdout).toString()).toBe('what it wrote\n');
});
