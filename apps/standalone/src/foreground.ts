import type { Folders } from './folders';
import { Lifetime } from './lifetime';
import { describeFailure } from './operator-error';
import { readSettings } from './settings';
import type { Emit } from './steps';
import { welcomeLines } from './welcome';

/** The stack lives as long as this terminal's command: Ctrl-C ends both. */
export async function superviseInForeground(folders: Folders, emit: Emit): Promise<number> {
  const lifetime = await Lifetime.begin(readSettings(), folders, emit);
  return lifetime.live(
    (welcome) => console.log(welcomeLines({ ...welcome, detached: false }).join('\n')),
    (error) => console.error(`\n${describeFailure(error)}\n`),
  );
}
