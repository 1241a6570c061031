import { HeadAndTail } from './bounded-output';
import type { SpawnOrder, SpawnOutcome } from './spawner-protocol';
import type { IncomingStream, StreamDoor } from './stream-door';
import type { ChunkConsumer, ToolLimits, ToolRequest } from './tool-request';

/** The outputs of one run that are taken while it lasts: stdout counted against its limit, stderr told and kept, further pipes. */
export class TakenStreams {
  private streamed = 0;
  private readonly kept: HeadAndTail;
  private readonly stdout: IncomingStream | null;
  private readonly stderr: IncomingStream | null;
  private readonly pipes: IncomingStream[];

  private constructor(
    door: StreamDoor,
    { onStdout, onStderr, pipes = [] }: ToolRequest,
    private readonly limits: ToolLimits,
    private readonly onLimit: () => void,
    /** Path the tool's outputs are connected to; null when nothing is taken before the end. */
    readonly socket: string | null,
  ) {
    this.kept = new HeadAndTail(limits.maxStderrBytes);
    this.stdout = onStdout ? door.expect(this.counted(onStdout)) : null;
    this.pipes = pipes.map((consume) => door.expect(consume, { lends: true }));
    this.stderr = onStderr ? door.expect((chunk) => (this.kept.push(chunk), onStderr(chunk))) : null;
  }

  /** @param onLimit told when stdout passes `maxStdoutBytes`; what comes after is not given to the consumer */
  static async open(
    door: StreamDoor,
    request: ToolRequest,
    limits: ToolLimits,
    onLimit: () => void,
  ): Promise<TakenStreams> {
    const any = request.onStdout !== undefined || request.onStderr !== undefined || (request.pipes ?? []).length > 0;
    return new TakenStreams(door, request, limits, onLimit, any ? await door.open() : null);
  }

  get all(): IncomingStream[] {
    return [this.stdout, this.stderr, ...this.pipes].filter((stream) => stream !== null);
  }

  get tokens(): Pick<SpawnOrder, 'stdoutToken' | 'stderrToken' | 'pipeTokens'> {
    return {
      stdoutToken: this.stdout?.token ?? null,
      stderrToken: this.stderr?.token ?? null,
      pipeTokens: this.pipes.map(({ token }) => token),
    };
  }

  /** Stops taking: what is not consumed yet is dropped. */
  drop(): void {
    for (const stream of this.all) stream.drop();
  }

  /** What the spawner could not see of the outputs, because they did not pass through it. */
  seen(): Partial<SpawnOutcome> {
    const { bytes, truncated } = this.kept.result();
    return {
      ...(this.stderr && { stderr: bytes, stderrTruncated: truncated }),
      ...(this.stdout && { stdoutBytes: this.streamed }),
    };
  }

  private counted(consume: ChunkConsumer): ChunkConsumer {
    return (chunk) => {
      this.streamed += chunk.length;
      if (this.streamed > this.limits.maxStdoutBytes) this.onLimit();
      else return consume(chunk);
    };
  }
}
