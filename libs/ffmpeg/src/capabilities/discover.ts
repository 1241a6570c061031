import { chmodSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { executable, findProgram } from '../run/locate';

export interface ToolPlaces {
  /** A configured path; when given and not executable the tool counts as missing, nothing else is tried. */
  configured?: string | undefined;
  /** A PATH-like text. */
  searchPath?: string | undefined;
  /** Whether it will run boxed; true by default. */
  boxed?: boolean;
}

/**
 * The configured ffprobe, else the static build inside the npm package (starts ten times faster), else one on the path.
 * Without a box the one on the path comes first: on Linux the static build then loads the system's character set modules,
 * built for another glibc, and breaks on MPEG-TS with a service name.
 */
export function findFfprobe(places: ToolPlaces = {}): string | null {
  if (places.configured) return executable(places.configured);
  const onPath = findProgram('ffprobe', places.searchPath);
  const fragile = places.boxed === false && process.platform === 'linux';
  return fragile ? (onPath ?? packagedFfprobe()) : (packagedFfprobe() ?? onPath);
}

/** The configured ffmpeg, else one on the path. */
export function findFfmpeg(places: ToolPlaces = {}): string | null {
  if (places.configured) return executable(places.configured);
  return findProgram('ffmpeg', places.searchPath);
}

function packagedFfprobe(): string | null {
  try {
    const installer = createRequire(__filename)('@ffprobe-installer/ffprobe') as { path: string };
    if (!existsSync(installer.path)) return null;
    // The package ships it executable for its owner only.
    if (executable(installer.path) === null || process.getuid?.() === 0) chmodSync(installer.path, 0o755);
    return executable(installer.path);
  } catch {
    // Not built for this platform, or not ours to change.
    return null;
  }
}
