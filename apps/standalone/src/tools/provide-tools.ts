import { OperatorError } from '../operator-error';
import { fetchVmafFfmpeg } from './fetch-vmaf-ffmpeg';
import { boxWorks, findTools, type Tools, type Wanted } from './find-tools';
import { installTools } from './install-tools';

export interface ProvidedTools extends Tools {
  /** Why the ffmpeg has no libvmaf; null when it has. Everything but VMAF works without. */
  noVmaf: string | null;
}

/** Finds the tools, and installs those that are missing; ffmpeg in a build with libvmaf where one is to be had. */
export async function provideTools(wanted: Wanted, say: (text: string) => void): Promise<ProvidedTools> {
  let { found, missing } = await findTools(wanted);
  if (missing.length > 0) {
    await installTools(missing, say);
  }
  const vmaf = await fetchVmafFfmpeg({ ...wanted, say });
  ({ found, missing } = await findTools(wanted));
  const { ffprobe, ffmpeg, redis = null, bubblewrap = null } = found;
  if (!ffprobe || !ffmpeg || (wanted.needsRedis && !redis)) {
    throw new OperatorError(`Still missing after the installation: ${missing.join(', ')}.`);
  }
  return {
    ffprobe,
    ffmpeg,
    redis,
    bubblewrap: bubblewrap && (await boxWorks(bubblewrap)) ? bubblewrap : null,
    noVmaf: vmaf.path === null ? vmaf.reason : null,
  };
}

export function describeTools(
  { ffprobe, ffmpeg, bubblewrap, noVmaf }: ProvidedTools,
  platform: NodeJS.Platform = process.platform,
): string {
  const box = bubblewrap ? `bubblewrap ${bubblewrap.version}` : `no sandbox (${whyNoBox(platform)})`;
  const vmaf = noVmaf === null ? 'with libvmaf' : `without libvmaf (${noVmaf})`;
  return `ffprobe ${short(ffprobe.version)} · ffmpeg ${short(ffmpeg.version)} ${vmaf} · ${box}`;
}

function whyNoBox(platform: NodeJS.Platform): string {
  if (platform === 'linux') return 'bubblewrap is missing or may not run here';
  const system = platform === 'darwin' ? 'macOS' : platform;
  return `there is none on ${system}: for media of your own`;
}

/** `5.1.9-0+deb12u1` is 5.1.9 to a reader, and `N-66595-gc2b38619c0-static` a build without a release's number. */
const short = (version: string): string => /^(?:n?\d[\d.]*|N-\d+)/.exec(version)?.[0].replace(/^n/, '') ?? version;
