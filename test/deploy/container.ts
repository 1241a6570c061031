import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instruction } from './dockerfile';
import { valueOf } from './perform';

/** What an image became without an engine: the folder of its last stage, and that stage's instructions. */
export interface Image {
  folder: string;
  instructions: Instruction[];
  /** file of the seccomp profile its container has, as BPF; null where an engine's own would do */
  filter: string | null;
}

/** Folders every container of a test mounts, as /data and /media. */
export interface Mounts {
  data: string;
  media: string;
}

const words = (text: string): string[] => text.split(' ');

/** The command that runs a program in the image's file system: /app and its tools, a writable /data and /tmp, all else read-only; user 10001. */
function boxed(image: Image, mounts: Mounts, program: string[], environment: NodeJS.ProcessEnv): string[] {
  const own = words(valueOf(image.instructions, 'ENV')).filter((word) => word.includes('='));
  const set = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    ...Object.fromEntries(own.map((pair) => pair.split('=', 2) as [string, string])),
    ...environment,
  };
  const bin = join(image.folder, 'usr/local/bin');
  const tools = existsSync(bin) ? readdirSync(bin) : [];
  return [
    ...words('--unshare-user --uid 10001 --gid 10001 --die-with-parent --clearenv'),
    ...words('--ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64 --symlink usr/bin /bin'),
    // The machine's own /proc: one that bwrap made would be masked, and the worker's box could not mount another.
    ...words('--ro-bind /etc /etc --dev-bind /proc /proc --dev /dev --tmpfs /tmp --dir /opt'),
    ...(image.filter === null ? [] : ['--seccomp', '3']),
    ...['--bind', mounts.data, '/data', '--ro-bind', mounts.media, '/media'],
    ...tools.flatMap((tool) => ['--ro-bind', join(bin, tool), `/opt/${tool}`]),
    ...['--ro-bind', join(image.folder, 'app'), '/app', '--chdir', '/app', '--remount-ro', '/'],
    ...Object.entries(set).flatMap(([name, value]) => [
      '--setenv',
      name,
      String(value).replace('/usr/local/bin/ff', '/opt/ff'),
    ]),
    '--',
    ...program.map((word) => (word === 'node' ? process.execPath : word)),
  ];
}

/** Runs a program of the image to its end. */
export function runIn(image: Image, mounts: Mounts, environment: NodeJS.ProcessEnv, program: string[]) {
  return withFilter(image, (descriptors) =>
    spawnSync('bwrap', boxed(image, mounts, program, environment), {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', ...descriptors],
    }),
  );
}

/** Starts what the image starts. */
export function startIn(image: Image, mounts: Mounts, environment: NodeJS.ProcessEnv): ChildProcess {
  const command = JSON.parse(valueOf(image.instructions, 'CMD')) as string[];
  return withFilter(image, (descriptors) =>
    spawn('bwrap', boxed(image, mounts, command, environment), {
      stdio: ['ignore', 'ignore', 'inherit', ...descriptors],
    }),
  );
}

/** bwrap reads the profile from descriptor 3. */
function withFilter<T>({ filter }: Image, start: (descriptors: number[]) => T): T {
  if (filter === null) return start([]);
  const descriptor = openSync(filter, 'r');
  try {
    return start([descriptor]);
  } finally {
    closeSync(descriptor);
  }
}

/** Ends the container as an engine does: SIGTERM to its program, bwrap's child. */
export async function stopped(child: ChildProcess): Promise<number | null> {
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  process.kill(Number(words(children)[0]), 'SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const [code] = await exit;
  clearTimeout(late);
  return code;
}
