import type { ToolCapabilities } from '../capabilities/capabilities';
import type { ToolLimits, ToolRequest, ToolResult, ToolRunner } from '../run';
import { mediaFormatNotAllowed, mediaInvalid, mediaNoStreams } from './errors';
import type { FfprobeOptions } from './ffprobe-options';
import { LineSplitter } from './line-splitter';
import { inputFiles, type MediaInput, renameInput, shownCommand } from './media-input';
import {
  declaredArguments,
  frameArguments,
  packetArguments,
  probeArguments,
  type WantedFrames,
} from './probe-arguments';
import { failureOfRun, namesFurtherFiles } from './run-failure';
import { type JsonValue, parseToolJson } from './safe-json';
import { lastWords, readToolMessages, type ToolMessage } from './tool-messages';

export interface RunOptions {
  signal?: AbortSignal | undefined;
  limits?: Partial<ToolLimits>;
  /** as of a {@link ToolRequest} */
  adopted?: ToolRequest['adopted'];
}

/** What a run cost and how it was called. */
export type RunFigures = Pick<ToolResult, 'command' | 'wallSeconds' | 'cpuSeconds' | 'peakMemoryBytes' | 'stdoutBytes'>;

export interface ProbeRun {
  /** What the tool said on stderr; a damaged file may end well and say a lot. */
  messages: ToolMessage[];
  messagesTruncated: boolean;
  figures: RunFigures;
}

export interface ProbeOutput extends ProbeRun {
  /** ffprobe's JSON as printed, but for `format.filename`, which is the source's name. */
  raw: { [key: string]: JsonValue };
}

export interface FramesOutput extends ProbeRun {
  /** Entries of ffprobe's `frames`, as printed. */
  frames: { [key: string]: JsonValue }[];
}

/**
 * Room asked of the kernel ahead (mallopt(3), M_TOP_PAD, bytes): glibc then keeps what decoders allocate and free in its heap, where each would be
 * mapped, filled with zeros and given back. A fifth fewer page faults, a tenth less CPU for a header of H.264.
 */
const toolEnvironment = { MALLOC_TOP_PAD_: String(4 << 20) };

/** Asks ffprobe. Failures are AppErrors of category `media` with the tool's own words; see errors.ts. */
export class Ffprobe {
  constructor(
    private readonly runner: ToolRunner,
    readonly capabilities: ToolCapabilities,
  ) {}

  /** Format, streams, chapters and programs. Throws MEDIA_* and PROBE_* errors; damage that was survived is in `messages`. */
  async probe(input: MediaInput, options: FfprobeOptions = {}, run: RunOptions = {}): Promise<ProbeOutput> {
    return this.begin(input, options, run)();
  }

  /** As {@link probe}, in two steps: the tool runs from now on, and what it said is looked at once the second is called. */
  begin(input: MediaInput, options: FfprobeOptions = {}, run: RunOptions = {}): () => Promise<ProbeOutput> {
    const running = this.start(input, probeArguments(input, options, this.capabilities), run);
    // Told to whoever asks for the output, if anybody does.
    running.catch(() => undefined);
    return async () => this.outputOf(input, await running);
  }

  private outputOf(input: MediaInput, ended: ToolResult): ProbeOutput {
    const { result, ...rest } = this.seen(input, ended);
    const raw = this.parse(result, rest.messages);
    const format = raw['format'];
    if (isRecord(format) && 'filename' in format) format['filename'] = input.name;
    if (!Array.isArray(raw['streams']) || raw['streams'].length === 0) {
      const words = lastWords(rest.messages);
      throw namesFurtherFiles(words) ? mediaFormatNotAllowed({ words }) : mediaNoStreams({ words });
    }
    return { raw, ...rest };
  }

  /**
   * Every packet as a line `stream_index,pts_time,dts_time,duration_time,size,pos,flags` ("N/A" for unknown), in batches,
   * never more than one chunk in memory; the tool waits while `take` is pending.
   */
  async packets(
    input: MediaInput,
    options: FfprobeOptions,
    take: (lines: string[]) => void | Promise<void>,
    run: RunOptions = {},
  ): Promise<ProbeRun> {
    const lines = new LineSplitter();
    const onStdout = (chunk: Buffer) => take(lines.push(chunk));
    const args = packetArguments(input, options, this.capabilities);
    const { messages, messagesTruncated, figures } = await this.run(input, args, run, onStdout);
    const rest = lines.end();
    if (rest !== null) await take([rest]);
    return { messages, messagesTruncated, figures };
  }

  /** The first `count` frames' worth of packets of the chosen streams, decoded, with their side data. */
  async frames(
    input: MediaInput,
    options: FfprobeOptions,
    frames: WantedFrames,
    run: RunOptions = {},
  ): Promise<FramesOutput> {
    const { result, ...rest } = await this.run(input, frameArguments(input, options, frames, this.capabilities), run);
    const list = this.parse(result, rest.messages)['frames'];
    return { frames: Array.isArray(list) ? list.filter(isRecord) : [], ...rest };
  }

  /** Entries of ffprobe's `streams` as the container declares them, whatever their bitstreams say. */
  async declaredStreams(input: MediaInput, run: RunOptions = {}): Promise<{ [key: string]: JsonValue }[]> {
    const { result, messages } = await this.run(input, declaredArguments(input, this.capabilities), run);
    const list = this.parse(result, messages)['streams'];
    return Array.isArray(list) ? list.filter(isRecord) : [];
  }

  private async run(
    input: MediaInput,
    args: string[],
    run: RunOptions,
    onStdout?: (chunk: Buffer) => void | Promise<void>,
  ): Promise<ProbeRun & { result: ToolResult }> {
    return this.seen(input, await this.start(input, args, run, onStdout));
  }

  private start(
    input: MediaInput,
    args: string[],
    { signal, limits, adopted }: RunOptions,
    onStdout?: (chunk: Buffer) => void | Promise<void>,
  ): Promise<ToolResult> {
    return this.runner.runTool({
      program: this.capabilities.path,
      args,
      files: inputFiles(input),
      env: toolEnvironment,
      network: input.kind === 'url' ? input.network : null,
      ...(limits ? { limits } : {}),
      ...(signal ? { signal } : {}),
      ...(adopted ? { adopted } : {}),
      ...(onStdout ? { onStdout } : {}),
    });
  }

  private seen(input: MediaInput, result: ToolResult): ProbeRun & { result: ToolResult } {
    const messages = readToolMessages(renameInput(result.stderr, input));
    const failure = failureOfRun(result, input, lastWords(messages));
    if (failure) throw failure;
    return {
      result,
      messages,
      messagesTruncated: result.stderrTruncated,
      figures: figuresOf(result, [input]),
    };
  }

  private parse(result: ToolResult, messages: readonly ToolMessage[]): { [key: string]: JsonValue } {
    let parsed: JsonValue;
    try {
      parsed = parseToolJson(result.stdout.toString('utf8'));
    } catch (error) {
      throw mediaInvalid({ words: lastWords(messages) }, { cause: error });
    }
    if (!isRecord(parsed)) throw mediaInvalid({ words: lastWords(messages) });
    return parsed;
  }
}

/** The figures of a run as they are reported. */
export function figuresOf(
  { command, wallSeconds, cpuSeconds, peakMemoryBytes, stdoutBytes }: ToolResult,
  inputs: readonly MediaInput[],
): RunFigures {
  return { command: shownCommand(command, inputs), wallSeconds, cpuSeconds, peakMemoryBytes, stdoutBytes };
}

function isRecord(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
