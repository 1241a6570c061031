import { statSync } from 'node:fs';
import { readCapabilities, type ToolCapabilities } from '../../libs/ffmpeg/src/capabilities/capabilities';

/**
 * What a tool can do, asked once in a process of the test runner: five runs of the tool, the same in every spec. What reads
 * them is capabilities.spec.ts' affair.
 */
export async function keptCapabilities(...asked: Parameters<typeof readCapabilities>): Promise<ToolCapabilities> {
  const { keptBetweenSpecs: kept = new Map<string, string>() } = globalThis as {
    keptBetweenSpecs?: Map<string, string>;
  };
  const [, path, kind] = asked;
  const { size, mtimeMs } = statSync(path);
  const key = JSON.stringify(['capabilities', kind, path, size, mtimeMs]);
  const known = kept.get(key);
  // As text: what one spec does to it is its own, and so is the world its objects are of.
  if (known !== undefined) return JSON.parse(known) as ToolCapabilities;
  const read = await readCapabilities(...asked);
  kept.set(key, JSON.stringify(read));
  return read;
}
