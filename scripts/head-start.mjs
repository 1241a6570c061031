/* While npm fetches packages, apt can fetch the media tools: on a bare Debian or Ubuntu that halves the wait. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Program on PATH, and the package that brings it. apps/standalone/src/tools decides what is used; this only saves time. */
const wanted = { ffmpeg: 'ffmpeg', 'redis-server': 'redis-server', bwrap: 'bubblewrap' };

/**
 * Begins to install what is missing, as root on a system with apt-get; does nothing elsewhere.
 * @returns the packages, and a promise that ends with the installation, however it ends: the tools are checked later anyway
 */
export function headStart() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return { packages: [], done: Promise.resolve() };
  const packages = Object.entries(wanted)
    .filter(([program]) => !isOnPath(program) && !isElsewhere(program))
    .map(([, name]) => name);
  return { packages, done: packages.length > 0 ? install(packages) : Promise.resolve() };
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function isElsewhere(program) {
  if (program === 'ffmpeg') return Boolean(process.env.FFMPEG_PATH || process.env.FFMPEG_PATH_FILE);
  if (program !== 'redis-server') return false;
  return Boolean(process.env.REDIS_URL || process.env.REDIS_URL_FILE) || isOnPath('valkey-server');
}

async function install(packages) {
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  await aptGet(['update', ...lock]);
  await aptGet(['install', '-y', '--no-install-recommends', ...lock, ...packages]);
}

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  return new Promise((resolve) => {
    spawn('apt-get', args, { env, stdio: 'ignore' }).once('error', resolve).once('close', resolve);
  });
}
