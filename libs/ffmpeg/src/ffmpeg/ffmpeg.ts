import type { ToolCapabilities } from '../capabilities/capabilities';
import {
  guardArguments,
  inputFiles,
  inputName,
  type MediaInput,
  programArguments,
  renameInput,
} from '../ffprobe/media-input';
import { LineSplitter } from '../ffprobe/line-splitter';
import { failureOfRun } from '../ffprobe/run-failure';
import { lastWords, readToolMessages } from '../ffprobe/tool-messages';
import { figuresOf, type RunFigures, type RunOptions } from '../ffprobe/ffprobe';
import { type ChunkConsumer, type OpenedFile, pipeOutputName, type ToolRunner } from '../run';
import { type FfmpegProgress, ProgressReader } from './progress';

/** A run of ffmpeg over one or more inputs. The graph and outputs are the caller's own code, never a stranger's text. */
export interface FfmpegRequest extends RunOptions {
  inputs: readonly FfmpegInput[];
  /** What follows the inputs: graph, maps and outputs, given the names of the extra pipes in the order of `pipes`. */
  output: (pipes: readonly string[]) => string[];
  /** One consumer an output pipe; each chain has its own, since shared ones interleave. */
  pipes?: readonly ChunkConsumer[];
  onStdout?: ChunkConsumer;
  /** Told once the run starts; until then it waits for its place. */
  onStart?: () => void;
  /** The whole log, in the order in which things happened. */
  onLog?: ChunkConsumer;
  onProgress?: (progress: FfmpegProgress) => void;
  /** Files that are no media: a model, a font. Named `/proc/self/fd/n` by `output` through `extraFileName`. */
  extraFiles?: readonly OpenedFile[];
  writableDir?: string;
  /** Threads of filters and decoders; 1 by default. */
  threads?: number;
  /** Of each decoder, where they are to have others than filters. */
  decoderThreads?: number;
}

export interface FfmpegInput {
  input: MediaInput;
  /** Our own options ahead of this input: `-ss`, `-t`, `-r`. */
  before?: readonly string[];
}

export interface FfmpegOutput {
  stdout: Buffer;
  /** What the tool logged at level info, with the sources' own names: filters print their summaries here. */
  log: string;
  logTruncated: boolean;
  figures: RunFigures;
}

/** Runs ffmpeg boxed. Throws the same errors as Ffprobe. */
export class Ffmpeg {
  constructor(
    private readonly runner: ToolRunner,
    readonly capabilities: ToolCapabilities,
  ) {}

  async run(request: FfmpegRequest): Promise<FfmpegOutput> {
    const first = request.inputs[0];
    if (!first) throw new Error('ffmpeg needs an input');
    const media = request.inputs.flatMap(({ input }) => inputFiles(input));
    const files = [...media, ...(request.extraFiles ?? [])];
    const pipes = [...(request.pipes ?? []), ...(request.onProgress ? [progressPipe(request.onProgress)] : [])];
    const names = pipes.map((_, index) => pipeOutputName(index, files.length));
    const progress = request.onProgress ? ['-progress', names.at(-1) ?? '', '-stats_period', '0.5'] : [];
    const threads = String(request.threads ?? 1);
    const result = await this.runner.runTool({
      program: this.capabilities.path,
      args: [
        ...programArguments,
        ...['-nostdin', '-nostats', '-v', 'level+info', '-filter_threads', threads, '-filter_complex_threads', threads],
        ...progress,
        ...this.inputArguments(request, String(request.decoderThreads ?? threads)),
        ...request.output(names.slice(0, request.pipes?.length ?? 0)),
      ],
      files,
      pipes,
      network: request.inputs.map(({ input }) => (input.kind === 'url' ? input.network : null)).find(Boolean) ?? null,
      ...(request.limits ? { limits: request.limits } : {}),
      ...(request.signal ? { signal: request.signal } : {}),
      ...(request.onStart ? { onStart: request.onStart } : {}),
      ...(request.onStdout ? { onStdout: request.onStdout } : {}),
      ...(request.writableDir ? { writableDir: request.writableDir } : {}),
      ...(request.onLog ? { onStderr: request.onLog } : {}),
    });
    const log = renameAll(result.stderr, request.inputs);
    const failure = failureOfRun(result, first.input, lastWords(readToolMessages(onlyProblems(log))));
    if (failure) throw failure;
    const figures = figuresOf(
      result,
      request.inputs.map(({ input }) => input),
    );
    return { stdout: result.stdout, log, logTruncated: result.stderrTruncated, figures };
  }

  private inputArguments(request: FfmpegRequest, threads: string): string[] {
    let file = 0;
    return request.inputs.flatMap(({ input, before = [] }) => {
      const name = inputName(input, file);
      file += inputFiles(input).length;
      return [...guardArguments(input, this.capabilities, threads), ...before, '-i', name];
    });
  }
}

/** Name of `extraFiles[index]` for a filter option, given the inputs before it. */
export function extraFileName(inputs: readonly FfmpegInput[], index: number): string {
  return `/proc/self/fd/${3 + inputs.flatMap(({ input }) => inputFiles(input)).length + index}`;
}

function progressPipe(take: (progress: FfmpegProgress) => void): ChunkConsumer {
  const lines = new LineSplitter();
  const reader = new ProgressReader();
  return (chunk) => {
    for (const line of lines.push(chunk)) {
      const progress = reader.take(line);
      if (progress) take(progress);
    }
  };
}

function renameAll(text: string, inputs: readonly FfmpegInput[]): string {
  let file = 0;
  return inputs.reduce((shown, { input }) => {
    const renamed = renameInput(shown, input, file);
    file += inputFiles(input).length;
    return renamed;
  }, text);
}

function onlyProblems(log: string): string {
  return log
    .split('\n')
    .filter((line) => /\[(panic|fatal|error|warning)\]/.test(line))
    .join('\n');
}
