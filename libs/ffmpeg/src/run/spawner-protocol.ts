import type { ProcessLimits } from './posix-process';
import type { OpenedFile, SpawnFailure } from './tool-request';

/** One run as the spawner process is told it: the full exec chain, nothing left to decide. */
export interface SpawnOrder {
  kind: 'spawn';
  id: number;
  argv: string[];
  env: Record<string, string>;
  files: OpenedFile[];
  stdin: Uint8Array | null;
  /** Tokens of the streams to connect for stdout (null: buffered) and for the extra pipes. */
  stdoutToken: string | null;
  pipeTokens: string[];
  /** Of the stream to connect for stderr; null: kept here, its head and its tail. */
  stderrToken: string | null;
  /** A seccomp filter for the box, handed over as the descriptor after the files and streams. */
  filter: Uint8Array | null;
  /**
   * What the spawner does while the box reads one descriptor more, its gate, before it starts anything: it sets limits, and then hands over
   * arguments without which nothing can be started. Null: a program of the chain sets limits, and there is no gate.
   */
  gate: { limits: ProcessLimits; args: string[] } | null;
  streamSocket: string | null;
  timeoutMs: number;
  maxStdoutBytes: number;
  maxStderrBytes: number;
}

/** Reasons the parent may give for ending a run. */
export type KillReason = 'cancelled' | 'stdout_limit' | 'killed';

export type ToSpawner = SpawnOrder | { kind: 'kill'; id: number; reason: KillReason };

/** What the spawner saw. Nothing is interpreted but who ended it. */
export interface SpawnOutcome {
  kind: 'outcome';
  id: number;
  spawnFailure: SpawnFailure | null;
  /** Set when the spawner ended the run. */
  endedBy: KillReason | 'timeout' | null;
  exitCode: number | null;
  signal: number | null;
  stdout: Uint8Array;
  stdoutBytes: number;
  stderr: Uint8Array;
  stderrTruncated: boolean;
  wallSeconds: number;
  cpuSeconds: number | null;
  peakMemoryBytes: number | null;
  /** Whether the streams were connected, so that their end can be waited for. */
  streamsOpened: boolean;
}

export type FromSpawner = SpawnOutcome | { kind: 'ready' } | { kind: 'started'; id: number; pid: number };

/** Length of a stream's token, written ahead of its bytes. */
export const tokenLength = 36;

/** The outcome of a run of which nothing was seen. */
export function notRun(endedBy: KillReason): SpawnOutcome {
  return {
    kind: 'outcome',
    id: 0,
    spawnFailure: null,
    endedBy,
    exitCode: null,
    signal: null,
    stdout: new Uint8Array(),
    stdoutBytes: 0,
    stderr: new Uint8Array(),
    stderrTruncated: false,
    wallSeconds: 0,
    cpuSeconds: null,
    peakMemoryBytes: null,
    streamsOpened: false,
  };
}
