import { type Folders, makeFolders } from './folders';
import { OperatorError } from './operator-error';
import { endLeftovers, RunFile } from './supervision/run-file';
import { endRunningTools } from './tools/run-tool';
import type { Settings } from './settings';
import { StandaloneStack } from './stack';
import { type Emit, step } from './steps';
import type { Welcome } from './welcome';

/** npm passes a Ctrl-C on that the terminal has sent already: a second signal this soon is the same wish. */
const sameWishMs = 1_000;

/** One run of the stack from start to end, however it ends. */
export class Lifetime {
  private readonly stack: StandaloneStack;
  private ending: Promise<void> | null = null;
  private askedAt = 0;
  private readonly ended: Promise<number>;
  private resolveEnded: (code: number) => void = () => undefined;

  private constructor(
    settings: Settings,
    folders: Folders,
    runFile: RunFile,
    private readonly emit: Emit,
  ) {
    this.ended = new Promise((resolve) => (this.resolveEnded = resolve));
    this.stack = new StandaloneStack(settings, folders, runFile, emit);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.end(0));
  }

  /** Takes the place of a run that is gone, ending what it left behind. */
  static async begin(settings: Settings, folders: Folders, emit: Emit): Promise<Lifetime> {
    makeFolders(folders);
    const left = await endLeftovers(folders.runFile);
    if (left.length > 0) emit({ kind: 'note', text: `Ended what an earlier start left behind: ${left.join(', ')}` });
    const runFile = RunFile.take(folders.runFile);
    if (!runFile) throw new OperatorError('Another start is under way. `npm run down` ends it.');
    return new Lifetime(settings, folders, runFile, emit);
  }

  /**
   * Starts the stack and lives until it is asked to end.
   * @returns the exit code: 0 after an orderly end, 1 when the start failed
   */
  live(onReady: (welcome: Omit<Welcome, 'detached'>) => void, onFailure: (error: unknown) => void): Promise<number> {
    this.stack.start().then(
      (welcome) => {
        if (!this.ending) onReady(welcome);
      },
      (error: unknown) => {
        if (this.ending) return;
        onFailure(error);
        this.end(1);
      },
    );
    return this.ended; // Not the start's end: an interrupted start may still be waiting for something.
  }

  end(code: number): void {
    if (!this.ending) {
      this.askedAt = performance.now();
      endRunningTools();
      const stop = (): Promise<void> => this.stack.stop();
      const stopped = this.stack.isEmpty ? stop() : step(this.emit, 'Stopping', stop, () => 'nothing is left running');
      this.ending = stopped.finally(() => this.resolveEnded(code));
      this.ending.catch(() => undefined);
    } else if (performance.now() - this.askedAt > sameWishMs) {
      process.exit(130); // The next start, or `npm run down`, ends what is left.
    }
  }
}
