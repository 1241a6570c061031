import { inSpan, pastSpan } from '@app/telemetry';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { type BoxContent, boxMounts, type BoxTools, execChain, findBoxTools, processLimits } from './box';
import { drained } from './drained';
import { runnerClosed, sandboxUnavailable } from './errors';
import { isDynamic } from './locate';
import { relayCommand } from './network-relay';
import { interpret } from './outcome';
import { seccompFilter } from './seccomp-filter';
import { Slots } from './slots';
import { SpawnerClient } from './spawner-client';
import { type KillReason, notRun, type SpawnOutcome } from './spawner-protocol';
import { spanAttributes } from './span-attributes';
import { StreamDoor } from './stream-door';
import { TakenStreams } from './taken-streams';
import { defaultLimits, type ToolLimits, type ToolRequest, type ToolResult } from './tool-request';

export type SandboxMode = 'require' | 'prefer' | 'off';

export interface SandboxState {
  available: boolean;
  /** Why there is no box; null when there is one. */
  reason: string | null;
}

export interface ToolRunnerOptions {
  /** `require` (default): refuse to run without a box; `prefer`: box where possible; `off`: never. */
  sandbox?: SandboxMode;
  /** Runs at the same time in this process; later ones wait in order. Default: two a CPU core. */
  concurrency?: number;
  /** A PATH-like text searched for bwrap and prlimit ahead of the standard folders. */
  searchPath?: string;
  /** Told of every run that ended, with the path of what was run. */
  observe?: (program: string, result: ToolResult) => void;
}

/** Runs media tools, and nothing else starts processes: boxed, limited, timed, accounted, and ended with this process. */
export class ToolRunner {
  private readonly mode: SandboxMode;
  private readonly tools: BoxTools;
  private readonly slots: Slots;
  private readonly spawner = new SpawnerClient();
  private readonly door = new StreamDoor();
  private probing: Promise<SandboxState> | null = null;
  private readonly observe: ToolRunnerOptions['observe'];
  private closed = false;
  /** Whether the spawner sets a box's limits, which saves the start of a program. */
  private gated = true;

  constructor(
    options: ToolRunnerOptions = {},
    tools?: BoxTools,
    private readonly platform: NodeJS.Platform = process.platform,
  ) {
    this.mode = options.sandbox ?? 'require';
    this.observe = options.observe;
    this.slots = new Slots(options.concurrency ?? 2 * cpus().length);
    this.tools = tools ?? findBoxTools(options.searchPath);
  }

  /** Process id of the spawner; null until the first run. */
  get spawnerPid(): number | null {
    return this.spawner.pid;
  }

  /** Starts the spawner and tries the box. Throws SANDBOX_UNAVAILABLE when it is required and can't be made. */
  async start(): Promise<SandboxState> {
    this.spawner.start();
    const state = await this.probeSandbox();
    if (this.mode === 'require' && !state.available) throw sandboxUnavailable({ reason: state.reason ?? 'unknown' });
    return state;
  }

  /** Whether tools run boxed here, found out once by really running something in a box. */
  probeSandbox(): Promise<SandboxState> {
    this.probing ??= this.tryBox();
    return this.probing;
  }

  /**
   * Runs a tool to its end. How it ended is in the result's `reason`; the promise rejects only when nothing may be run
   * (SANDBOX_UNAVAILABLE, RUNNER_CLOSED), or with what a consumer threw. Aborted before its start: `cancelled`.
   */
  async runTool(request: ToolRequest): Promise<ToolResult> {
    const state = this.mode === 'off' ? { available: false, reason: null } : await this.probeSandbox();
    if (this.mode === 'require' && !state.available) throw sandboxUnavailable({ reason: state.reason ?? 'unknown' });
    return this.run(request, state.available);
  }

  /** Ends every run and the spawner. Runs under way end as `killed`, waiting ones are refused. */
  async close(): Promise<void> {
    this.closed = true;
    this.slots.close(runnerClosed({}));
    await this.spawner.close();
    await this.door.close();
  }

  private async tryBox(): Promise<SandboxState> {
    if (this.platform !== 'linux') return { available: false, reason: `there is no box on ${this.platform}` };
    if (this.mode === 'off') return { available: false, reason: 'switched off by configuration' };
    if (!this.tools.bwrap) return { available: false, reason: 'bwrap (package bubblewrap) is not installed' };
    if (!this.tools.prlimit) return { available: false, reason: 'prlimit (package util-linux) is not installed' };
    const trial = { program: this.tools.prlimit, args: ['--version'], limits: { timeoutMs: 10_000 } };
    let result = await this.run(trial, true);
    if (result.reason !== 'exit' || result.exitCode !== 0) {
      // A bwrap with the rights of another user (setuid) is not ours to limit from outside.
      this.gated = false;
      result = await this.run(trial, true);
    }
    if (result.reason === 'exit' && result.exitCode === 0) return { available: true, reason: null };
    return { available: false, reason: result.spawnFailure?.message ?? (result.stderr.trim() || result.reason) };
  }

  private async run(request: ToolRequest, boxed: boolean): Promise<ToolResult> {
    const limits: ToolLimits = { ...defaultLimits, ...request.limits };
    const chain = { boxed, limited: this.tools.prlimit !== null };
    const release = await this.acquire(request.signal);
    if (!release) return interpret(notRun('cancelled'), request, limits, chain);
    const executed = async () => {
      try {
        request.onStart?.();
        return interpret(await this.execute(request, limits, boxed), request, limits, chain);
      } finally {
        release();
      }
    };
    const { adopted } = request;
    if (adopted !== undefined) return this.runAhead(executed, request, adopted, boxed);
    return inSpan(basename(request.program), { 'ffprobe.boxed': boxed }, async (span) => {
      const result = await executed();
      span.setAttributes(spanAttributes(result));
      this.observe?.(request.program, result);
      return result;
    });
  }

  /** Told of, in span and figures, as the taker's; its place is free for others before that. */
  private async runAhead(
    executed: () => Promise<ToolResult>,
    { program }: ToolRequest,
    adopted: NonNullable<ToolRequest['adopted']>,
    boxed: boolean,
  ): Promise<ToolResult> {
    const began = Date.now();
    const result = await executed();
    const taker = await adopted;
    if (taker === null) this.observe?.(program, result);
    taker?.(() => {
      pastSpan(basename(program), { 'ffprobe.boxed': boxed, ...spanAttributes(result) }, began);
      this.observe?.(program, result);
    });
    return result;
  }

  private async acquire(signal?: AbortSignal): Promise<(() => void) | null> {
    try {
      return await this.slots.acquire(signal);
    } catch (error) {
      if (this.closed) throw error;
      return null;
    }
  }

  private async execute(request: ToolRequest, limits: ToolLimits, boxed: boolean): Promise<SpawnOutcome> {
    let end: (reason: KillReason) => void = () => undefined;
    const streams = await TakenStreams.open(this.door, request, limits, () => end('stdout_limit'));

    const inner = request.network ? relayCommand(request.network, request) : request;
    const env = { ...inner.env };
    const writableDir = request.writableDir ?? null;
    const filter = boxed ? seccompFilter(writableDir === null) : null;
    const next = 3 + (request.files?.length ?? 0) + (request.pipes?.length ?? 0);
    const gated = boxed && this.gated;
    const content: BoxContent = {
      program: inner.program,
      args: inner.args,
      readable: inner.readableFiles ?? [],
      writableDir,
      staticTool: !isDynamic(request.program),
      filterDescriptor: filter ? next : null,
      gateDescriptor: gated ? next + (filter ? 1 : 0) : null,
      keepEnvironment: Object.keys(env).length > 0,
    };
    const { id, outcome } = this.spawner.run({
      argv: execChain(this.tools, boxed, limits, content),
      env,
      files: [...(request.files ?? [])],
      stdin: request.stdin ?? null,
      ...streams.tokens,
      filter,
      gate: gated ? { limits: processLimits(limits), args: boxMounts(content) } : null,
      streamSocket: streams.socket,
      timeoutMs: limits.timeoutMs,
      maxStdoutBytes: limits.maxStdoutBytes,
      maxStderrBytes: limits.maxStderrBytes,
    });
    let endedBy: KillReason | null = null;
    end = (reason) => {
      endedBy ??= reason;
      this.spawner.kill(id, reason);
      streams.drop();
    };
    const cancel = () => end('cancelled');
    request.signal?.addEventListener('abort', cancel, { once: true });
    if (request.signal?.aborted) cancel();
    try {
      const result = await drained(outcome, streams.all, () => end('killed'));
      return {
        ...result,
        // It may have ended by itself before the kill arrived: what it wrote was not taken any more.
        endedBy: result.endedBy ?? endedBy,
        ...streams.seen(),
      };
    } finally {
      request.signal?.removeEventListener('abort', cancel);
    }
  }
}
