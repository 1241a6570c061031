import koffi from 'koffi';
import { constants } from 'node:os';

// Node reaps its children without their resource usage; wait4 is the only exact source of a run's CPU time and peak memory.
const libc = koffi.load(null);
const darwin = process.platform === 'darwin';
const posixSpawn = libc.func(
  'int posix_spawn(_Out_ int *pid, const char *path, void *actions, void *attributes, const char **argv, const char **envp)',
) as (
  pid: [number | null],
  path: string,
  actions: Buffer,
  attr: Buffer,
  argv: (string | null)[],
  env: (string | null)[],
) => number;
const actionsInit = libc.func('int posix_spawn_file_actions_init(void *actions)') as (a: Buffer) => number;
const actionsDup2 = libc.func('int posix_spawn_file_actions_adddup2(void *actions, int from, int to)') as (
  a: Buffer,
  from: number,
  to: number,
) => number;
const actionsDestroy = libc.func('int posix_spawn_file_actions_destroy(void *actions)') as (a: Buffer) => number;
const attrInit = libc.func('int posix_spawnattr_init(void *attr)') as (a: Buffer) => number;
const attrSetFlags = libc.func('int posix_spawnattr_setflags(void *attr, short flags)') as (
  a: Buffer,
  f: number,
) => number;
const attrSetDefault = libc.func('int posix_spawnattr_setsigdefault(void *attr, void *set)') as (
  a: Buffer,
  s: Buffer,
) => number;
const attrSetMask = libc.func('int posix_spawnattr_setsigmask(void *attr, void *set)') as (
  a: Buffer,
  s: Buffer,
) => number;
const attrDestroy = libc.func('int posix_spawnattr_destroy(void *attr)') as (a: Buffer) => number;
const sigemptyset = libc.func('int sigemptyset(void *set)') as (s: Buffer) => number;
const sigaddset = libc.func('int sigaddset(void *set, int signal)') as (s: Buffer, n: number) => number;
const wait4 = libc.func('int wait4(int pid, _Out_ int *status, int options, void *usage)') as (
  pid: number,
  status: [number | null],
  options: number,
  usage: Buffer,
) => number;
const setLimit = darwin
  ? null
  : (libc.func('int prlimit(int pid, int resource, void *limit, void *before)') as (
      pid: number,
      resource: number,
      limit: Buffer,
      before: null,
    ) => number);
const pipeCall = libc.func('int pipe(void *descriptors)') as (d: Buffer) => number;
const fcntl = libc.func('int fcntl(int fd, int command, ...)') as (...args: (number | string)[]) => number;
const socketCall = libc.func('int socket(int domain, int type, int protocol)') as (
  d: number,
  t: number,
  p: number,
) => number;
const connectCall = libc.func('int connect(int fd, void *address, uint32_t length)') as (
  fd: number,
  address: Buffer,
  length: number,
) => number;

const SPAWN_SETSIGDEF = 0x04;
const SPAWN_SETSIGMASK = 0x08;
const SPAWN_SETSID = darwin ? 0x400 : 0x80;
const F_SETFD = 2;
const F_DUPFD_CLOEXEC = darwin ? 67 : 1030;
const WNOHANG = 1;
/** As numbered by Linux on the processors Node runs on: asm-generic/resource.h. */
const RLIMIT_CPU = 0;
const RLIMIT_DATA = 2;
const RLIMIT_CORE = 4;
const RLIMIT_NOFILE = 7;
/** Sources of descriptors are moved above every target number, so that no dup2 overwrites a later source. */
const FIRST_SOURCE = 64;

function check(result: number, what: string): number {
  if (result < 0) throw new Error(`${what} failed: ${errorName(koffi.errno())}`);
  return result;
}

function errorName(errno: number): string {
  return Object.entries(constants.errno).find(([, value]) => value === errno)?.[0] ?? `errno ${errno}`;
}

/** A pipe whose both ends are close-on-exec: `[read end, write end]`. */
export function makePipe(): [number, number] {
  const pair = Buffer.alloc(8);
  check(pipeCall(pair), 'pipe');
  const ends: [number, number] = [pair.readInt32LE(0), pair.readInt32LE(4)];
  for (const end of ends) check(fcntl(end, F_SETFD, 'int', 1), 'fcntl');
  return ends;
}

/** A blocking, close-on-exec descriptor connected to a unix socket: a tool can write to it as to a pipe. */
export function connectUnix(path: string): number {
  const name = Buffer.from(path);
  if (name.length > 100) throw new Error('unix socket path too long');
  const address = Buffer.alloc(darwin ? 106 : 110);
  if (darwin) address.set([address.length, 1]);
  else address.writeUInt16LE(1, 0);
  name.copy(address, 2);
  const fd = check(socketCall(1, 1, 0), 'socket');
  check(fcntl(fd, F_SETFD, 'int', 1), 'fcntl');
  check(connectCall(fd, address, address.length), 'connect');
  return fd;
}

/** A copy of a descriptor, close-on-exec, numbered where no child descriptor will be. The original stays open. */
export function liftDescriptor(fd: number): number {
  return check(fcntl(fd, F_DUPFD_CLOEXEC, 'int', FIRST_SOURCE), 'fcntl');
}

/** Keeps descriptors this process itself was started with from reaching its children; 0, 1 and 2 are left alone. */
export function sealDescriptors(descriptors: readonly number[]): void {
  for (const fd of descriptors) if (fd > 2) fcntl(fd, F_SETFD, 'int', 1);
}

/**
 * Starts a program in its own session. `descriptors[n]` becomes descriptor n of the child; nothing else is inherited,
 * neither descriptors nor environment nor ignored signals. Returns the process id; throws when it can't be started.
 */
export function startProcess(
  argv: readonly string[],
  env: Record<string, string>,
  descriptors: readonly number[],
): number {
  const program = argv[0];
  if (program === undefined) throw new Error('empty argv');
  if ([...argv, ...Object.values(env)].some((text) => text.includes('\0'))) throw new Error('NUL in an argument');
  // Opaque structures: 512 bytes is above every libc's size for them.
  const actions = Buffer.alloc(512);
  const attributes = Buffer.alloc(512);
  const signals = Buffer.alloc(128);
  actionsInit(actions);
  attrInit(attributes);
  try {
    sigemptyset(signals);
    attrSetMask(attributes, signals);
    sigaddset(signals, constants.signals.SIGPIPE);
    attrSetDefault(attributes, signals);
    attrSetFlags(attributes, SPAWN_SETSIGDEF | SPAWN_SETSIGMASK | SPAWN_SETSID);
    descriptors.forEach((from, to) => actionsDup2(actions, from, to));
    const pid: [number | null] = [null];
    const environment = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    const errno = posixSpawn(pid, program, actions, attributes, [...argv, null], [...environment, null]);
    if (errno !== 0 || pid[0] === null) throw new Error(`${program}: ${errorName(errno)}`);
    return pid[0];
  } finally {
    actionsDestroy(actions);
    attrDestroy(attributes);
  }
}

/** What the kernel holds a process and all it starts to. */
export interface ProcessLimits {
  /** Of CPU time, whole ones; the kernel kills at once, also a process that ignores SIGXCPU. */
  cpuSeconds: number;
  /** Of heap and private mappings. */
  dataBytes: number;
  openFiles: number;
}

/** Sets soft and hard limits of a running child, and of what it starts from now on; no core is written. Throws where it may not, and on macOS. */
export function limitProcess(pid: number, { cpuSeconds, dataBytes, openFiles }: ProcessLimits): void {
  if (!setLimit) throw new Error('limits of a running process are not known here');
  const limit = Buffer.alloc(16);
  const wanted = [
    [RLIMIT_CPU, cpuSeconds],
    [RLIMIT_DATA, dataBytes],
    [RLIMIT_NOFILE, openFiles],
    [RLIMIT_CORE, 0],
  ] as const;
  for (const [resource, most] of wanted) {
    limit.writeBigUInt64LE(BigInt(most), 0);
    limit.writeBigUInt64LE(BigInt(most), 8);
    check(setLimit(pid, resource, limit, null), 'prlimit');
  }
}

export interface ProcessEnd {
  exitCode: number | null;
  signal: number | null;
  /** User and system time of the process and every descendant that was waited for. */
  cpuSeconds: number;
  peakMemoryBytes: number;
}

/** Collects a child that has ended, with its resource usage; null while it runs. */
export function collect(pid: number): ProcessEnd | null {
  const status: [number | null] = [null];
  const usage = Buffer.alloc(256);
  const result = wait4(pid, status, WNOHANG, usage);
  if (result === 0) return null;
  if (result < 0) return { exitCode: null, signal: constants.signals.SIGKILL, cpuSeconds: 0, peakMemoryBytes: 0 };
  const raw = status[0] ?? 0;
  const signal = raw & 0x7f;
  const seconds = (at: number) => Number(usage.readBigInt64LE(at)) + usage.readInt32LE(at + 8) / 1e6;
  return {
    exitCode: signal === 0 ? (raw >> 8) & 0xff : null,
    signal: signal === 0 ? null : signal,
    cpuSeconds: seconds(0) + seconds(16),
    peakMemoryBytes: Number(usage.readBigInt64LE(32)) * (darwin ? 1 : 1024),
  };
}
