import { constants } from 'node:os';
import { redact } from './redact';
import { basename } from 'node:path';
import type { SpawnOutcome } from './spawner-protocol';
import type { EndReason, ToolLimits, ToolRequest, ToolResult } from './tool-request';

const outOfMemory =
  /cannot allocate memory|out of memory|std::bad_alloc|failed to allocate|allocation failed|memory exhausted/i;
/** A shell's and bwrap's way to say "ended by signal n". */
const signalBase = 128;
const lastSignal = 31;

/** What a run's end means. `boxed` and `limited` tell whether bwrap and prlimit were in the chain. */
export function interpret(
  outcome: SpawnOutcome,
  request: ToolRequest,
  limits: ToolLimits,
  chain: { boxed: boolean; limited: boolean },
): ToolResult {
  const stderr = redact(Buffer.from(outcome.stderr).toString('utf8'), request.secrets);
  const ended = endOf(outcome, chain.boxed);
  const failure = outcome.spawnFailure ?? chainFailure(outcome, stderr, ended.exitCode);
  return {
    reason: failure ? 'spawn_failed' : reasonOf(outcome, ended, limits, stderr, chain.limited),
    spawnFailure: failure,
    exitCode: ended.exitCode,
    signal: signalName(ended.signal),
    stdout: Buffer.from(outcome.stdout),
    stderr,
    stderrTruncated: outcome.stderrTruncated,
    wallSeconds: outcome.wallSeconds,
    cpuSeconds: outcome.cpuSeconds,
    peakMemoryBytes: outcome.peakMemoryBytes,
    stdoutBytes: outcome.stdoutBytes,
    command: [basename(request.program), ...request.args].map((part) => redact(part, request.secrets)),
  };
}

interface End {
  exitCode: number | null;
  signal: number | null;
}

function endOf(outcome: SpawnOutcome, boxed: boolean): End {
  const code = outcome.exitCode;
  const told = boxed && code !== null && code > signalBase && code <= signalBase + lastSignal;
  return told ? { exitCode: null, signal: code - signalBase } : { exitCode: code, signal: outcome.signal };
}

/** prlimit and bwrap speak in their own name when they can't start the tool. */
function chainFailure(outcome: SpawnOutcome, stderr: string, exitCode: number | null): ToolResult['spawnFailure'] {
  const first = /^(?:bwrap|prlimit|setpriv|box-relay): .*/.exec(stderr);
  if (outcome.endedBy !== null || exitCode === null || exitCode === 0 || !first) return null;
  return { kind: 'not_started', message: first[0] };
}

function reasonOf(outcome: SpawnOutcome, end: End, limits: ToolLimits, stderr: string, limited: boolean): EndReason {
  if (outcome.endedBy !== null) return outcome.endedBy;
  const { SIGKILL, SIGXCPU, SIGABRT, SIGSEGV, SIGTRAP } = constants.signals;
  const nearMemoryLimit = (outcome.peakMemoryBytes ?? 0) >= limits.memoryBytes * 0.8;
  if (end.exitCode !== null) return limited && end.exitCode !== 0 && outOfMemory.test(stderr) ? 'memory_limit' : 'exit';
  // The kernel counts whole seconds of one process; the tree's total is never less.
  const cpuUsed = outcome.cpuSeconds ?? 0;
  const killed = end.signal === SIGKILL || end.signal === SIGXCPU;
  if (limited && killed && cpuUsed >= Math.ceil(limits.cpuSeconds) * 0.8) return 'cpu_limit';
  const crashed = end.signal === SIGABRT || end.signal === SIGSEGV || end.signal === SIGTRAP || end.signal === SIGKILL;
  if (limited && crashed && (nearMemoryLimit || outOfMemory.test(stderr))) return 'memory_limit';
  return 'killed';
}

function signalName(signal: number | null): NodeJS.Signals | null {
  if (signal === null) return null;
  const names = Object.entries(constants.signals) as [NodeJS.Signals, number][];
  return names.find(([, number]) => number === signal)?.[0] ?? null;
}
