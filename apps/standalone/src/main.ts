import { findRoot, foldersBelow } from './folders';
import type { Emit } from './steps';
import { isRunning } from './supervision/run-file';

/** Shown without a terminal's help, when this program is run by itself. */
const plainEmit: Emit = (event) => {
  if (event.kind === 'begin') console.log(event.title);
  if (event.kind === 'note') console.log(event.text);
};

/**
 * `npm run up`. Resolves with the exit code once there is nothing more to do in this process.
 * Each way loads only what it needs: the terminal of a detached start never loads the database's client.
 */
export async function up(args: readonly string[], emit: Emit = plainEmit): Promise<number> {
  const folders = foldersBelow(findRoot());
  if (args.includes('--supervise')) return (await import('./background.js')).superviseInBackground(folders);
  if (isRunning(folders.runFile)) return (await import('./already-running.js')).sayAlreadyRunning(folders);
  if (args.includes('--detach')) return (await import('./launch.js')).startInBackground(folders, __filename, emit);
  return (await import('./foreground.js')).superviseInForeground(folders, emit);
}

if (require.main === module) void up(process.argv.slice(2)).then((code) => process.exit(code));
