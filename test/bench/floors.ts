import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const show = ['-v', 'error', '-print_format', 'json', '-show_format', '-show_streams'];

/** The static ffprobe the service uses, and the distribution's where there is one. */
export const staticFfprobe = (createRequire(__filename)('@ffprobe-installer/ffprobe') as { path: string }).path;
export const distributionFfprobe = existsSync('/usr/bin/ffprobe') ? '/usr/bin/ffprobe' : null;

/** The bare tool, as a script would call it. */
export function bare(program: string, file: string): () => Promise<void> {
  return () => run([program, ...show, file]);
}

/** The same tool in the least box that still is one. */
export function boxed(program: string, file: string): () => Promise<void> {
  const box = [
    'prlimit',
    '--cpu=30',
    '--data=2147483648',
    '--nofile=64',
    '--core=0',
    '--',
    'bwrap',
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--cap-drop',
    'ALL',
  ];
  const mounts = [
    '--ro-bind',
    program,
    program,
    '--ro-bind',
    file,
    file,
    '--dev',
    '/dev',
    '--proc',
    '/proc',
    '--clearenv',
    '--',
  ];
  return () => run([...box, ...mounts, program, ...show, file]);
}

function run([program = '', ...args]: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.resume();
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  });
}
