import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type Folders, makeFolders } from './folders';
import type { Emit, StepEvent } from './steps';

/** What the background process tells the terminal that started it. */
export type Message =
  { kind: 'step'; event: StepEvent } | { kind: 'ready'; lines: string[] } | { kind: 'failed'; text: string };

/** Starts the supervisor in its own session and shows its progress; returns once it is ready. */
export async function startInBackground(folders: Folders, program: string, emit: Emit): Promise<number> {
  makeFolders(folders);
  const log = openSync(join(folders.log, 'supervisor.log'), 'a', 0o600);
  const child = spawn(process.execPath, ['--enable-source-maps', program, '--supervise'], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'));
  return outcome(child, folders, emit);
}

function outcome(child: ChildProcess, folders: Folders, emit: Emit): Promise<number> {
  return new Promise((resolve) => {
    let failed = false;
    child.on('message', (message: Message) => {
      if (message.kind === 'step') emit(message.event);
      if (message.kind === 'failed') {
        failed = true;
        console.error(`\n${message.text}\n`);
      }
      if (message.kind === 'ready') {
        console.log(message.lines.join('\n'));
        child.disconnect();
        child.unref();
        resolve(0);
      }
    });
    child.once('exit', (code) => {
      if (code !== 0 && !failed) console.error(`The supervisor ended (exit code ${code}). Look into ${folders.log}.`);
      resolve(code === 0 ? 0 : 1);
    });
  });
}
