/** A regular file that was looked at and may be given to a tool: opened again and compared before it is handed over. */
export interface OpenedFile {
  /** Real path: no symbolic link in any part of it. */
  path: string;
  dev: number;
  ino: number;
  /** Size in bytes when it was looked at. */
  size: number;
}

/** What a run may use up. Every number is positive. */
export interface ToolLimits {
  /** Wall clock until the whole group is killed. */
  timeoutMs: number;
  /** CPU seconds of the tool's process, rounded up to whole seconds. */
  cpuSeconds: number;
  /** Private writable memory of each process (RLIMIT_DATA), in bytes. */
  memoryBytes: number;
  /** More output than this ends the run with `stdout_limit`; a streamed run is counted the same way. */
  maxStdoutBytes: number;
  /** How much of stderr is kept: its head and its tail. More is dropped, never a failure. */
  maxStderrBytes: number;
  /** Open descriptors (RLIMIT_NOFILE). */
  openFiles: number;
}

export const defaultLimits: ToolLimits = {
  timeoutMs: 30_000,
  cpuSeconds: 30,
  memoryBytes: 1 << 30,
  maxStdoutBytes: 16 << 20,
  maxStderrBytes: 64 << 10,
  openFiles: 64,
};

/** Takes output as it comes. The tool waits while the returned promise is pending; a throw ends the run and is rethrown. */
export type ChunkConsumer = (chunk: Buffer) => void | Promise<void>;

/** The one exit of a run that may reach the network. */
export interface ToolNetwork {
  /** Unix socket of the filtering HTTP proxy. */
  proxySocketPath: string;
  /** `user:password` for the proxy; travels in the environment, never in argv. */
  proxyCredentials?: string;
}

export interface ToolRequest {
  /** Absolute path of the binary. */
  program: string;
  args: readonly string[];
  /** Handed over as descriptors 3, 4 …; see `fileInputName`. */
  files?: readonly OpenedFile[];
  network?: ToolNetwork | null;
  limits?: Partial<ToolLimits>;
  signal?: AbortSignal;
  /** Told once it has its place among the runs of this process and starts; until then it waits for others. */
  onStart?: () => void;
  /**
   * Of a run begun before it is known for whom: resolves with what runs a function in the context of whoever took it, null where nobody does.
   * Its result is there only then.
   */
  adopted?: Promise<((tell: () => void) => void) | null>;
  /** Bytes for the tool's standard input; without them it is empty. */
  stdin?: Uint8Array;
  /** Standard output as a stream; without it the output is buffered. */
  onStdout?: ChunkConsumer;
  /** Standard error as it comes; its head and tail are kept all the same. */
  onStderr?: ChunkConsumer;
  /**
   * Extra output descriptors, one consumer each; see `pipeOutputName`. A chunk is the consumer's until it returns, or what it returned
   * settles: its memory is used again.
   */
  pipes?: readonly ChunkConsumer[];
  /** A folder the tool may write to, under its own path. */
  writableDir?: string;
  /** More paths the tool may read, under their own paths. */
  readableFiles?: readonly string[];
  /** The whole environment of the tool; empty without it. */
  env?: Readonly<Record<string, string>>;
  /** Texts that must not be seen in `ToolResult.command` or in stderr (URLs with credentials, tokens). */
  secrets?: readonly string[];
}

/** Why a run ended. `exit` is the only one in which the tool decided for itself. */
export type EndReason =
  'exit' | 'timeout' | 'cancelled' | 'stdout_limit' | 'cpu_limit' | 'memory_limit' | 'killed' | 'spawn_failed';

export interface ToolResult {
  reason: EndReason;
  /** Why nothing was started: a file that is not the one looked at, or a program that can't run. Null otherwise. */
  spawnFailure: SpawnFailure | null;
  exitCode: number | null;
  /** Name of the signal that ended the tool. */
  signal: NodeJS.Signals | null;
  /** Empty when streamed. */
  stdout: Buffer;
  stderr: string;
  stderrTruncated: boolean;
  wallSeconds: number;
  /** User and system time of every process of the run; null when nothing was started or its accounting was lost. */
  cpuSeconds: number | null;
  /**
   * Highest resident size of any one process of the run. The kernel counts the spawner's own size in (about 45 MB), so
   * this is exact above that and an upper bound below.
   */
  peakMemoryBytes: number | null;
  stdoutBytes: number;
  /** What was run, without the box and with secrets redacted. */
  command: string[];
}

export interface SpawnFailure {
  kind: 'file_refused' | 'not_started';
  message: string;
}

/** Name under which a tool opens the file `index` of `ToolRequest.files`. */
export function fileInputName(index: number): string {
  return `file:/proc/self/fd/${3 + index}`;
}

/** Name under which a tool writes to `ToolRequest.pipes[index]`, given how many files the request has. */
export function pipeOutputName(index: number, fileCount: number): string {
  return `pipe:${3 + fileCount + index}`;
}
