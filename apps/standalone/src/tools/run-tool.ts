import { type ChildProcess, spawn } from 'node:child_process';

export interface ToolRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface ToolOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  timeoutMs?: number;
  /** Called with each line the tool prints, for progress. */
  onLine?: (line: string) => void;
}

const running = new Set<ChildProcess>();
let closed = false;

/** Runs a program to its end, without a shell. A program that does not exist ends with code null. */
export function runTool(command: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolRun> {
  if (closed) return Promise.resolve({ code: null, stdout: '', stderr: 'interrupted' });
  const { onLine, timeoutMs = 600_000, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
    // spawn's own `timeout` goes on running when the program does not exist.
    const overdue = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    running.add(child);
    const run: ToolRun = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      run.stdout += chunk;
      if (onLine) lastLines(chunk).forEach(onLine);
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      run.stderr += chunk;
      if (onLine) lastLines(chunk).forEach(onLine);
    });
    const finish = (code: number | null): void => {
      running.delete(child);
      clearTimeout(overdue);
      resolve({ ...run, code });
    };
    child.once('error', (error) => {
      run.stderr += error.message;
      finish(null);
    });
    child.once('close', finish);
  });
}

/** Ends every program still running, and lets no other begin, when the start is interrupted. */
export function endRunningTools(): void {
  closed = true;
  for (const child of running) child.kill('SIGTERM');
}

function lastLines(chunk: string): string[] {
  return chunk
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
