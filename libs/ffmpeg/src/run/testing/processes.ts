import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Ids of the processes of this machine whose command line holds the text. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => commandLine(name).includes(text))
    .map(Number);
}

/** Those of them that are the tool itself: the box and its limits are behind them, and die-with-parent is in force. */
export function toolsWith(text: string, program: string): number[] {
  return processesWith(text).filter((pid) => commandLine(String(pid)).startsWith(`${program}\0`));
}

/** Polls until the state is there; throws when it is not within the time. Returns after how many milliseconds it was. */
export async function until(state: () => boolean, withinMs = 10_000): Promise<number> {
  const start = performance.now();
  while (!state()) {
    if (performance.now() - start > withinMs) throw new Error(`not within ${withinMs} ms: ${state.toString()}`);
    await pause(10);
  }
  return performance.now() - start;
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
