import type { FfprobeApi } from '../api';

/** 0 pass (also with warnings), 1 fail, 2 not evaluated or error. */
export type ExitCode = 0 | 1 | 2;

/** One word of the command line. */
export interface Command {
  name: string;
  /** what follows the word, as in a manual */
  synopsis: string;
  /** one line */
  summary: string;
  help: string;
  /** @throws UsageError, ApiProblem */
  run(args: string[], api: () => FfprobeApi): Promise<ExitCode>;
}

export const verdictExit = { pass: 0, warn: 0, fail: 1, not_evaluated: 2 } as const;
