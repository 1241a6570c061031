import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldersBelow } from './folders';
import { Lifetime } from './lifetime';
import { readSettings } from './settings';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

it('takes its place in a fresh clone, where there are no folders yet', async () => {
  const root = mkdtempSync(join(tmpdir(), 'fresh-clone-'));
  const before = signals.map((signal) => process.listeners(signal));
  try {
    const folders = foldersBelow(root);
    await Lifetime.begin(readSettings(), folders, () => undefined);
    expect(existsSync(folders.runFile)).toBe(true);
  } finally {
    signals.forEach((signal, index) => {
      for (const listener of process.listeners(signal))
        if (!before[index]?.includes(listener)) process.off(signal, listener);
    });
    rmSync(root, { recursive: true, force: true });
  }
});
