import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  Ffmpeg,
  Ffprobe,
  findFfmpeg,
  findFfprobe,
  identifyFile,
  type MediaInfo,
  type MediaInput,
  normalize,
  regroupAudio,
  ToolRunner,
  type WantedGroup,
} from '@app/ffmpeg';
import { type ContentOutcome, ContentPass, type ContentPassOptions } from '../content-pass';
import { allNeeds, type ContentNeed } from '../needs';
import { planGraph } from '../plan-graph';
import { defaultThresholds, type ContentThresholds } from '../thresholds';
import { keptCapabilities } from '../../../../../test/support/kept-capabilities';

const execute = promisify(execFile);

export interface Measured {
  media: MediaInfo;
  outcome: ContentOutcome;
}

/** Makes small clips with the tool itself and measures them as the service does. */
export class ContentBench {
  private constructor(
    private readonly folder: string,
    private readonly runner: ToolRunner,
    private readonly ffprobe: Ffprobe,
    readonly ffmpeg: Ffmpeg,
  ) {}

  static async open(): Promise<ContentBench> {
    const runner = new ToolRunner({ sandbox: 'prefer' });
    await runner.start();
    const [ffprobe, ffmpeg] = [findFfprobe(), findFfmpeg({ configured: process.env['FFMPEG_PATH'] })];
    if (ffprobe === null || ffmpeg === null) throw new Error('these tests need ffprobe and ffmpeg');
    return new ContentBench(
      await mkdtemp(join(tmpdir(), 'content-')),
      runner,
      new Ffprobe(runner, await keptCapabilities(runner, ffprobe, 'ffprobe')),
      new Ffmpeg(runner, await keptCapabilities(runner, ffmpeg, 'ffmpeg')),
    );
  }

  async close(): Promise<void> {
    await this.runner.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Makes a clip. @param args what stands between `ffmpeg` and the name of the output */
  async clip(name: string, args: readonly string[]): Promise<string> {
    const path = join(this.folder, name);
    await execute(this.ffmpeg.capabilities.path, ['-v', 'error', '-nostdin', '-y', ...args, path]);
    return path;
  }

  /** Several clips of one run of the tool. @param outputs by the clip's name, what stands ahead of it; paths by the same names */
  async clips(
    args: readonly string[],
    outputs: Readonly<Record<string, readonly string[]>>,
  ): Promise<Record<string, string>> {
    const paths = Object.keys(outputs).map((name) => [name, join(this.folder, name)] as const);
    const written = paths.flatMap(([name, path]) => [...(outputs[name] ?? []), path]);
    await execute(this.ffmpeg.capabilities.path, ['-v', 'error', '-nostdin', '-y', ...args, ...written]);
    return Object.fromEntries(paths);
  }

  /** A clip of one picture source, H.264 without loss unless `codec` says otherwise. */
  video(
    name: string,
    source: string,
    codec: readonly string[] = ['-c:v', 'libx264', '-qp', '0', '-preset', 'ultrafast'],
  ): Promise<string> {
    return this.clip(name, ['-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', ...codec]);
  }

  /** A clip of one sound source, as samples. */
  audio(name: string, source: string, args: readonly string[] = []): Promise<string> {
    return this.clip(name, ['-f', 'lavfi', '-i', source, ...args, '-c:a', 'pcm_s24le']);
  }

  /** What another decoder of PNG than ours reads from one: RGB, row after row. */
  async pixels(png: Buffer): Promise<Buffer> {
    const path = join(this.folder, `${randomUUID()}.png`);
    await writeFile(path, png);
    const args = ['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'];
    const { stdout } = await execute(this.ffmpeg.capabilities.path, args, { encoding: 'buffer' });
    return stdout;
  }

  input(path: string): MediaInput {
    return { kind: 'file', file: identifyFile(path), name: path };
  }

  async media(path: string): Promise<MediaInfo> {
    const { raw } = await this.ffprobe.probe(this.input(path));
    const header = normalize(raw);
    // what HDR10 declares may stand in the frames alone
    if (!header.video.some(({ color }) => color.transfer === 'smpte2084')) return header;
    const { frames } = await this.ffprobe.frames(this.input(path), {}, { streams: 'v:0', count: 1 });
    return normalize(raw, { frames });
  }

  async measure(
    path: string,
    needs: readonly ContentNeed[] = allNeeds,
    options: ContentPassOptions & {
      thresholds?: Partial<ContentThresholds>;
      groups?: readonly WantedGroup[];
      stills?: boolean;
    } = {},
  ): Promise<Measured> {
    const header = await this.media(path);
    const groups = regroupAudio(header.audio, header.audio_groups, options.groups ?? [], 'request');
    if (typeof groups === 'string') throw new Error(groups);
    const media = { ...header, audio_groups: groups };
    const plan = planGraph(
      media,
      needs,
      { ...defaultThresholds, ...options.thresholds },
      { stills: options.stills === true },
    );
    if (plan === null) throw new Error('nothing to decode');
    const limits = { timeoutMs: 120_000, cpuSeconds: 120, ...options.limits };
    return {
      media,
      outcome: await new ContentPass(this.ffmpeg).run(this.input(path), plan, { ...options, limits }),
    };
  }
}
