import { accessSync, chmodSync, constants, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { arch, platform } from 'node:process';
import { OperatorError } from '../operator-error';
import { runTool } from './run-tool';

export interface Tool {
  path: string;
  version: string;
}

export interface Tools {
  ffprobe: Tool;
  ffmpeg: Tool;
  /** Null when the operator's own Redis is used. */
  redis: Tool | null;
  /** Null where there is none, or where it may not make its namespaces: then the tools run without their box. */
  bubblewrap: Tool | null;
}

interface Places {
  /** Folder for tools fetched for this installation alone; looked into before PATH. */
  ownTools: string;
  searchPath: string;
}

export interface Wanted extends Places {
  ffprobePath: string | null;
  ffmpegPath: string | null;
  needsRedis: boolean;
}

export type Missing = 'ffmpeg' | 'redis' | 'bubblewrap';

/** What is there, and what has to be installed. */
export async function findTools(wanted: Wanted): Promise<{ found: Partial<Tools>; missing: Missing[] }> {
  const [ffprobe, ffmpeg, redis, bubblewrap] = await Promise.all([
    findFfprobe(wanted),
    findFfmpeg(wanted),
    wanted.needsRedis ? findRedis(wanted) : null,
    platform === 'linux' ? onPath(wanted, ['bwrap'], /bubblewrap (\S+)/, '--version') : null,
  ]);
  const missing: Missing[] = [];
  if (!ffmpeg || !ffprobe) missing.push('ffmpeg');
  if (wanted.needsRedis && !redis) missing.push('redis');
  if (platform === 'linux' && !bubblewrap) missing.push('bubblewrap');
  return { found: { ...(ffprobe && { ffprobe }), ...(ffmpeg && { ffmpeg }), redis, bubblewrap }, missing };
}

/** Whether bubblewrap may really make a box here: containers and some kernels forbid it. */
export async function boxWorks(bubblewrap: Tool): Promise<boolean> {
  const args = ['--unshare-all', '--die-with-parent', '--ro-bind', '/', '/', '--dev', '/dev', '/bin/true'];
  return (await runTool(bubblewrap.path, args, { timeoutMs: 5_000 })).code === 0;
}

/** FFPROBE_PATH, else the static build npm brought (starts ten times faster than a distribution's), else PATH. */
async function findFfprobe(wanted: Wanted): Promise<Tool | null> {
  if (wanted.ffprobePath) return named('FFPROBE_PATH', wanted.ffprobePath, ffVersion);
  const fromNpm = ffprobeFromNpm();
  const tool = fromNpm && (await versionOf(fromNpm, ffVersion, '-version'));
  return tool || onPath(wanted, ['ffprobe'], ffVersion, '-version');
}

/** FFMPEG_PATH, else one fetched for this installation, else PATH. A build with libvmaf belongs into `ownTools`. */
async function findFfmpeg(wanted: Wanted): Promise<Tool | null> {
  if (wanted.ffmpegPath) return named('FFMPEG_PATH', wanted.ffmpegPath, ffVersion);
  return onPath(wanted, ['ffmpeg'], ffVersion, '-version');
}

export function findRedis(places: Places): Promise<Tool | null> {
  return onPath(places, ['redis-server', 'valkey-server'], /v=(\S+)/, '--version');
}

const ffVersion = /^ff(?:mpeg|probe) version (\S+)/;

function ffprobeFromNpm(): string | null {
  try {
    const wrapper = require.resolve('@ffprobe-installer/ffprobe');
    const path = createRequire(wrapper).resolve(`@ffprobe-installer/${platform}-${arch}/ffprobe`);
    // It is packed as executable for its owner alone; the box may run it as somebody else.
    if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
    return path;
  } catch {
    return null;
  }
}

async function onPath(places: Places, names: string[], version: RegExp, flag: string): Promise<Tool | null> {
  for (const folder of [places.ownTools, ...places.searchPath.split(delimiter), '/usr/sbin', '/usr/local/bin']) {
    for (const name of names) {
      const path = join(folder, name);
      const tool = isExecutable(path) ? await versionOf(path, version, flag) : null;
      if (tool) return tool;
    }
  }
  return null;
}

async function named(variable: string, path: string, version: RegExp): Promise<Tool> {
  const tool = await versionOf(path, version, '-version');
  if (tool) return tool;
  throw new OperatorError(`${variable} names ${path}, which does not run.`);
}

async function versionOf(path: string, version: RegExp, flag: string): Promise<Tool | null> {
  const { code, stdout } = await runTool(path, [flag], { timeoutMs: 10_000 });
  const found = code === 0 ? version.exec(stdout)?.[1] : undefined;
  return found === undefined ? null : { path, version: found };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path) && statSync(path).isFile();
  } catch {
    return false;
  }
}
