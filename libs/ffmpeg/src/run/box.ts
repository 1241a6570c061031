import { existsSync, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { isDynamic, findProgram } from './locate';
import type { ProcessLimits } from './posix-process';
import type { ToolLimits } from './tool-request';

/** The programs a box is made of; null where the machine lacks one. */
export interface BoxTools {
  bwrap: string | null;
  prlimit: string | null;
  setpriv: string | null;
}

export function findBoxTools(searchPath?: string): BoxTools {
  return {
    bwrap: findProgram('bwrap', searchPath),
    prlimit: findProgram('prlimit', searchPath),
    setpriv: findProgram('setpriv', searchPath),
  };
}

/** What the inside of a box needs to see. */
export interface BoxContent {
  program: string;
  args: readonly string[];
  /** Read-only, under their own paths. */
  readable: readonly string[];
  writableDir: string | null;
  /** A static program started by `program`; see `charsetFolders`. */
  staticTool: boolean;
  /** Descriptor a seccomp filter can be read from; null without one. */
  filterDescriptor: number | null;
  /**
   * Descriptor that {@link boxMounts} are read from, to its end: until then bwrap has no child, and whoever holds the other side gives it its
   * limits. Null: `prlimit` is part of the chain.
   */
  gateDescriptor: number | null;
  /** Whether an environment is handed through; otherwise it is emptied once more. */
  keepEnvironment: boolean;
}

/** What a dynamically linked program is started from, as far as the machine has it. */
const systemPaths = ['/usr', '/lib', '/lib64', '/etc/ld.so.cache', '/etc/alternatives'];
const scratchBytes = 64 << 20;

/**
 * The exec chain of a run: limits, then the box, then the tool; no shell in between, so that the death of the parent
 * reaches the tool. Without `bwrap` the limits and the death signal are what is left.
 */
export function execChain(tools: BoxTools, boxed: boolean, limits: ToolLimits, content: BoxContent): string[] {
  const command = [content.program, ...content.args];
  const chain = content.gateDescriptor === null ? limitChain(tools, limits) : [];
  if (boxed && tools.bwrap) return [...chain, tools.bwrap, ...boxArguments(content), '--', ...command];
  const dieWithParent = tools.setpriv ? [tools.setpriv, '--pdeathsig', 'KILL', '--'] : [];
  return [...dieWithParent, ...chain, ...command];
}

/** What the kernel is told of a run's limits. */
export function processLimits(limits: ToolLimits): ProcessLimits {
  return {
    cpuSeconds: Math.max(1, Math.ceil(limits.cpuSeconds)),
    dataBytes: Math.ceil(limits.memoryBytes),
    openFiles: limits.openFiles,
  };
}

function limitChain(tools: BoxTools, limits: ToolLimits): string[] {
  if (!tools.prlimit) return [];
  const { cpuSeconds, dataBytes, openFiles } = processLimits(limits);
  // Soft and hard limits alike: the kernel kills at once, also a process that ignores SIGXCPU.
  return [tools.prlimit, `--cpu=${cpuSeconds}`, `--data=${dataBytes}`, `--nofile=${openFiles}`, '--core=0', '--'];
}

function boxArguments(content: BoxContent): string[] {
  // The tool is process 1 of its box: its parent then waits for it, and its CPU time is not lost.
  const walls = ['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--as-pid-1'];
  if (content.filterDescriptor !== null) walls.push('--seccomp', String(content.filterDescriptor));
  if (!content.keepEnvironment) walls.push('--clearenv');
  const { gateDescriptor: gate } = content;
  return [...walls, ...(gate === null ? boxMounts(content) : ['--args', String(gate)])];
}

/** What the inside is made of: without it there is nothing to start. */
export function boxMounts(content: Omit<BoxContent, 'gateDescriptor'>): string[] {
  const system = isDynamic(content.program) ? systemPaths.flatMap(bindSystemPath) : [];
  // A static tool needs no more of /dev than randomness (without it ffmpeg burns 30 ms making its own); mounts cost time.
  const devices =
    system.length > 0
      ? ['--dev', '/dev', '--size', String(scratchBytes), '--tmpfs', '/tmp']
      : ['--dev-bind', '/dev/urandom', '/dev/urandom'];
  const bound = (path: string) => system.length > 0 && systemPaths.some((root) => path.startsWith(`${root}/`));
  const readable = [content.program, ...content.readable]
    .filter((path) => !bound(path))
    .flatMap((path) => ['--ro-bind', path, path]);
  const writable = content.writableDir === null ? [] : ['--bind', content.writableDir, content.writableDir];
  const masked = content.staticTool && system.length > 0 ? charsetFolders().flatMap((path) => ['--tmpfs', path]) : [];
  return [...system, ...masked, ...devices, '--proc', '/proc', ...readable, ...writable];
}

/**
 * Where glibc keeps its character set modules. A static ffprobe loads those of the system, built for another glibc, and
 * breaks on any MPEG-TS with a service name; without them it leaves the name as it is.
 */
function charsetFolders(): string[] {
  const libraries = readdirSync('/usr/lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = ['/usr/lib64/gconv', '/usr/lib/gconv', ...libraries.map(({ name }) => `/usr/lib/${name}/gconv`)];
  return folders.filter((path) => existsSync(path));
}

function bindSystemPath(path: string): string[] {
  try {
    // /lib is a symbolic link into /usr on merged systems.
    if (lstatSync(path).isSymbolicLink()) return ['--symlink', readlinkSync(path), path];
    return ['--ro-bind', path, path];
  } catch {
    return [];
  }
}
