import { identifyFile, type MediaInfo, type MediaTools, mp4Boxes, normalize, pictureHeader } from '@app/ffmpeg';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Measurements } from '../analyzers/analyzer';
import { defaultThresholds } from '../content/thresholds';
import { seeContent, type Seen } from '../see-content';

/** Makes clips of a second in a folder, and looks at their content with these tools. */
export function clipsToSee(folder: string, tools: MediaTools) {
  const { ffmpeg } = tools;
  if (ffmpeg === null) throw new Error('these tests need ffmpeg');
  const make = (...args: string[]) => execFileSync(ffmpeg.path, ['-v', 'error', '-y', ...args]);

  const clip = (name: string, ...how: string[]): string => {
    const path = join(folder, name);
    const picture = ['-f', 'lavfi', '-i', 'testsrc=s=128x96:r=25:d=1', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'];
    make(...picture, ...how, path);
    return path;
  };

  const withTwoSounds = (name: string): string => {
    const path = join(folder, name);
    const sound = ['-f', 'lavfi', '-i', 'sine=r=48000:d=1', '-map', '0', '-map', '1', '-map', '1', '-c:a', 'aac'];
    make('-i', clip(`v-${name}`), ...sound, '-c:v', 'copy', path);
    return path;
  };

  /** @param encryption what is said of it in place of the container's own word */
  const look = async (
    path: string,
    encryption?: MediaInfo['container']['encryption'],
    by: MediaTools = tools,
  ): Promise<Seen & Pick<Measurements, 'media'>> => {
    const file = identifyFile(path);
    const input = { kind: 'file' as const, file, name: 'clip' };
    const raw = (await tools.ffprobe.probe(input, {})).raw as Parameters<typeof normalize>[0];
    const signal = AbortSignal.timeout(20_000);
    const read = normalize(raw, {
      boxes: await mp4Boxes(tools.runner, file, signal),
      picture: await pictureHeader(tools.runner, file, signal),
    });
    const media = encryption ? { ...read, container: { ...read.container, encryption } } : read;
    const asked = { checks: ['video.black', 'audio.silence'], thresholds: defaultThresholds };
    return { media, ...(await seeContent(by, input, media, asked, { signal }, () => undefined)) };
  };

  return { clip, withTwoSounds, look };
}
