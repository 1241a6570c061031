import type { Folders } from './folders';
import type { Message } from './launch';
import { Lifetime } from './lifetime';
import { describeFailure } from './operator-error';
import { readSettings } from './settings';
import type { Emit } from './steps';
import { welcomeLines } from './welcome';

/** The background process itself. It gives up when its terminal dies before the stack is ready. */
export async function superviseInBackground(folders: Folders): Promise<number> {
  let attached = process.connected;
  const tell = (message: Message): void => {
    if (attached) process.send?.(message, () => undefined);
  };
  const emit: Emit = (event) => {
    tell({ kind: 'step', event });
    if (event.kind === 'note') console.log(`${new Date().toISOString()} ${event.text}`);
  };
  try {
    const lifetime = await Lifetime.begin(readSettings(), folders, emit);
    process.once('disconnect', () => {
      if (attached) lifetime.end(1);
    });
    return await lifetime.live(
      (welcome) => {
        tell({ kind: 'ready', lines: welcomeLines({ ...welcome, detached: true }) });
        attached = false;
      },
      (error) => tell({ kind: 'failed', text: describeFailure(error) }),
    );
  } catch (error) {
    tell({ kind: 'failed', text: describeFailure(error) });
    return 1;
  }
}
