import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from '../../support/ask-database';
import { type AttackCase, Tally } from '../case';
import type { ClipName } from '../media/clips';
import { mutant } from '../media/mutate';
import { isCompleted, noteTwin, type Reply } from '../world/replies';
import type { World } from '../world/world';

const clips = ['plain.mp4', 'plain.mkv', 'plain.ts', 'fragmented.mp4'] as const satisfies readonly ClipName[];
const ratios = [0.0001, 0.0005, 0.004];
const atOnce = 6;
const longestSeconds = 45;

export const mutants: AttackCase = {
  number: 24,
  title: '2,000 mutants of MP4, Matroska and MPEG-TS (60 in the short form)',
  expected: 'each ends in time, as completed or failed with a code; nothing invalid is stored, nothing stays alive',
  smoke: true,
  run: async (world) => {
    const count = world.smoke ? 60 : 2_000;
    const zzuf = hasZzuf();
    const seen = { completed: 0, failed: 0, wrong: [] as string[], slowest: 0 };
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < count) {
        const seed = next++;
        const name = clips[seed % clips.length] ?? 'plain.mp4';
        const reply = await one(world, name, seed, zzuf);
        seen.slowest = Math.max(seen.slowest, reply.seconds);
        if (isCompleted(reply)) seen.completed += 1;
        else if (reply.status === 200 && reply.state === 'failed' && reply.code !== null) seen.failed += 1;
        else seen.wrong.push(`${name} seed ${seed}: ${reply.status} ${reply.text.slice(0, 200)}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    const attack = new Tally();
    const by = zzuf ? 'zzuf' : 'a seeded mutator';
    attack.add(
      `${count} by ${by}: ${seen.completed} completed, ${seen.failed} failed`,
      seen.wrong.length === 0,
      seen.wrong[0],
    );
    attack.add(`slowest ${seen.slowest.toFixed(0)} s`, seen.slowest < longestSeconds);
    const unfinished = await stillRunning(world);
    attack.add(`${unfinished} unfinished`, unfinished === 0);
    const twin = new Tally();
    for (const name of clips) noteTwin(twin, name, await world.upload(name, world.clips.bytes(name)));
    return { attack: attack.seen(), twin: twin.seen() };
  },
};

async function one(world: World, clip: ClipName, seed: number, zzuf: boolean): Promise<Reply> {
  const ratio = ratios[seed % ratios.length] ?? 0.004;
  const original = world.clips.bytes(clip);
  const bytes = zzuf
    ? execFileSync('zzuf', ['-s', String(seed), '-r', String(ratio)], { input: original, maxBuffer: 1 << 26 })
    : mutant(original, seed, ratio);
  const name = `mutant-${seed}-${clip}`;
  const path = world.place(name, bytes);
  try {
    // Depth standard has our own parser look at it too.
    return await world.probePath(path, { depth: seed % 2 === 0 ? 'standard' : 'quick' });
  } finally {
    rmSync(join(world.service.mediaRoot, name));
  }
}

function hasZzuf(): boolean {
  try {
    execFileSync('zzuf', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function stillRunning(world: World): Promise<number> {
  const unfinished = `SELECT count(*)::int AS n FROM analyses WHERE status IN ('pending', 'running')`;
  const [row] = await askDatabase<{ n: number }>(world.service, unfinished);
  return row?.n ?? -1;
}
