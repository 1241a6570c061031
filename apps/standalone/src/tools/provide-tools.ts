import { installTools } from './install-tools';
import { OperatorError } from '../operator-error';
import { boxWorks, findTools, type Tools, type Wanted } from './find-tools';

/** Finds the tools, and installs those that are missing. */
export async function provideTools(wanted: Wanted, say: (text: string) => void): Promise<Tools> {
  let { found, missing } = await findTools(wanted);
  if (missing.length > 0) {
    await installTools(missing, say);
    ({ found, missing } = await findTools(wanted));
  }
  const { ffprobe, ffmpeg, redis = null, bubblewrap = null } = found;
  if (!ffprobe || !ffmpeg || (wanted.needsRedis && !redis)) {
    throw new OperatorError(`Still missing after the installation: ${missing.join(', ')}.`);
  }
  return { ffprobe, ffmpeg, redis, bubblewrap: bubblewrap && (await boxWorks(bubblewrap)) ? bubblewrap : null };
}

export function describeTools({ ffprobe, ffmpeg, bubblewrap }: Tools): string {
  const box = bubblewrap
    ? `bubblewrap ${bubblewrap.version}`
    : 'no sandbox (bubblewrap is missing or may not run here)';
  return `ffprobe ${short(ffprobe.version)} · ffmpeg ${short(ffmpeg.version)} · ${box}`;
}

/** `5.1.9-0+deb12u1` is 5.1.9 to a reader, and `N-66595-gc2b38619c0-static` a build without a release's number. */
const short = (version: string): string => /^(?:\d[\d.]*|N-\d+)/.exec(version)?.[0] ?? version;
