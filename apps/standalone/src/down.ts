import { findRoot, foldersBelow } from './folders';
import { endProcess, isAlive } from './supervision/process-identity';
import { endLeftovers, readRun } from './supervision/run-file';
import { removeStack } from './stack-file';
import { type Emit, step } from './steps';

/** The supervisor ends its services one after the other, each with its own grace time. */
const supervisorGraceMs = 60_000;

/** `npm run down`: asks the supervisor to end everything, then makes sure that nothing of it is left. */
export async function down(emit: Emit): Promise<number> {
  const folders = foldersBelow(findRoot());
  const run = readRun(folders.runFile);
  if (!run) {
    console.log('Nothing is running.');
    return 0;
  }
  const services = Object.values(run.services);
  const left = await step(
    emit,
    'Stopping',
    async () => {
      await endProcess(run.supervisor, 'SIGTERM', supervisorGraceMs);
      await endLeftovers(folders.runFile);
      removeStack(folders.stackFile);
      return services.filter(isAlive).map(({ pid }) => pid);
    },
    (pids) => (pids.length === 0 ? 'nothing is left running' : `still there: ${pids.join(', ')}`),
  );
  return left.length === 0 ? 0 : 1;
}
