// Entry of the spawner process: small, so that starting a tool costs the same however large the worker has grown.
import { openSync, readdirSync } from 'node:fs';
import { sealDescriptors } from './posix-process';
import { SpawnedRun } from './spawned-run';
import type { FromSpawner, ToSpawner } from './spawner-protocol';

const runs = new Map<number, SpawnedRun>();
const nullDescriptor = openSync('/dev/null', 'r');

function send(message: FromSpawner): void {
  // A parent that is gone is told by `disconnect`.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

process.on('message', (message: ToSpawner) => {
  switch (message.kind) {
    case 'kill':
      runs.get(message.id)?.kill(message.reason);
      return;
    case 'spawn': {
      const run = new SpawnedRun(message, nullDescriptor, (outcome) => {
        runs.delete(message.id);
        send(outcome);
      });
      runs.set(message.id, run);
      run.start();
      if (run.pid !== null && runs.has(message.id)) send({ kind: 'started', id: message.id, pid: run.pid });
    }
  }
});
process.on('SIGCHLD', () => {
  for (const run of runs.values()) run.poll();
});
// The parent is gone: nothing may outlive it.
process.on('disconnect', () => {
  for (const run of runs.values()) run.kill('killed');
  process.exit(0);
});
// A Ctrl-C in a terminal reaches the whole group; the parent decides when its runs end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
// Unheard the one opens Node's inspector, the other ends the process.
process.on('SIGUSR1', () => undefined);
process.on('SIGUSR2', () => undefined);

sealDescriptors(readdirSync('/dev/fd').map(Number));
send({ kind: 'ready' });
