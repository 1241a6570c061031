import { type Analysis, FfprobeApi } from '@ffprobe-api/client';
import { reason } from '@ffprobe-api/client/cli';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from './operator-error';
import type { Stack } from './stack-file';
import { type Emit, step } from './steps';
import { runTool } from './tools/run-tool';
import type { Welcome } from './welcome';

const probeLimitMs = 60_000;

/**
 * Makes the sample clip once: 5 s, 640x360 at 30 fps in H.264, a 440 Hz tone in AAC, MP4 with its index in front.
 * @returns its path
 */
export async function makeSample(ffmpeg: string, folder: string): Promise<string> {
  const clip = join(folder, 'sample.mp4');
  if (existsSync(clip)) return clip;
  const half = join(folder, 'sample.new.mp4');
  const made = await runTool(ffmpeg, [
    ...['-y', '-loglevel', 'error', '-nostdin'],
    ...['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30:duration=5'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=5'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', '60'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-shortest', '-movflags', '+faststart', half],
  ]);
  if (made.code !== 0) throw new OperatorError(`ffmpeg could not make the sample clip: ${made.stderr.trim()}`);
  renameSync(half, clip);
  return clip;
}

/** Puts it into our own media root, where the API sees it as `media/sample.mp4`. */
export function offerSample(clip: string, mediaFolder: string): void {
  const offered = join(mediaFolder, 'sample.mp4');
  if (!existsSync(offered)) copyFileSync(clip, offered);
}

/** Probes it through the API; null where that did not work, or nobody knows a key. */
export async function probeSample(file: string, stack: Stack, emit: Emit): Promise<Welcome['sample']> {
  if (stack.api_key === null) return null;
  const api = new FfprobeApi({ baseUrl: stack.base_url, apiKey: stack.api_key });
  const started = performance.now();
  const probing = (): Promise<Analysis> => api.probeFile(file, {}, { signal: AbortSignal.timeout(probeLimitMs) });
  try {
    const analysis = await step(emit, 'Sample clip', probing, (result) => result.status);
    return { file, analysis, ms: performance.now() - started };
  } catch (error) {
    // The stack stays: whoever started it can look at what is wrong.
    emit({ kind: 'note', text: reason(error) });
    return null;
  }
}
