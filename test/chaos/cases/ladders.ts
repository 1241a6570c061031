import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ChaosCase } from '../case';
import type { World } from '../world/world';

/** Rate factors of the rungs. */
const rungs = [24, 34, 44];
const nameOf = (rateFactor: number) => `ladder-${rateFactor}.mp4`;
/** What the graph of the last rung is called in a run that measures all of them. */
const lastGraph = `[measured${rungs.length - 1}]`;

interface Row {
  status: string;
  attempt: number;
  crash_count: number;
  events: number;
  psnr: string | null;
  frame_count: number | null;
}

export const ladderKilled: ChaosCase = {
  number: 41,
  title: `kill -9 of a worker in the middle of the one run that measures ${rungs.length} rungs`,
  expected: 'every rung ends once, with the figures it has undisturbed',
  run: async (world) => {
    makeLadder(world.service.mediaRoot);
    // Nobody else takes one of the rungs.
    await world.killWorker('worker-b');
    const ids = await submit(world);
    const inTheMiddle = async () =>
      world.tools(lastGraph) > 0 && (await progress(world, ids)).every((done) => done > 0.05);
    await world.service.until(inTheMiddle, 60_000);
    const reached = Math.max(...(await progress(world, ids)));
    await world.killWorker('worker-a');
    world.reviveWorkers();
    const killed = await ended(world, ids);
    const undisturbed = await ended(world, await submit(world));
    const count = (is: (row: Row, n: number) => boolean) => killed.filter(is).length;
    const completed = count(({ status, attempt }) => status === 'completed' && attempt > 1);
    const once = count(({ events }) => events === 1);
    const crashes = killed.map(({ crash_count }) => crash_count);
    const alike = count(({ psnr, frame_count }, n) => {
      const other = undisturbed[n];
      return psnr !== null && psnr === other?.psnr && frame_count === other.frame_count;
    });
    await world.untilWorkersAlive(2);
    return {
      got:
        `killed after ${Math.round(reached * 1000) / 10} %: ${completed} of ${rungs.length} completed by a later attempt, ` +
        `${once} told once, ${crashes.join(', ')} crashes counted, ${alike} with the figures of an undisturbed ladder`,
      holds:
        [completed, once, alike].every((number) => number === rungs.length) &&
        crashes.every((number) => number > 0) &&
        reached < 1,
    };
  },
};

/** Long enough to be measuring for a while, however fast the machine. */
function makeLadder(folder: string): void {
  const ffmpeg = (words: string, output: string) =>
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...words.split(' '), output]);
  const x264 = (rateFactor: number) => `-c:v libx264 -preset ultrafast -bf 0 -pix_fmt yuv420p -crf ${rateFactor}`;
  const short = join(folder, 'ladder-short.mp4');
  const looped = (name: string) => ffmpeg(`-stream_loop 4 -i ${short} -c copy`, join(folder, name));
  const first = join(folder, 'ladder-first.mp4');
  ffmpeg(`-f lavfi -i testsrc2=s=640x360:r=25:d=12 ${x264(12)}`, first);
  ffmpeg(`-i ${first} -c copy`, short);
  looped('ladder.mp4');
  for (const rateFactor of rungs) {
    ffmpeg(`-i ${first} ${x264(rateFactor)}`, short);
    looped(nameOf(rateFactor));
  }
}

async function submit(world: World): Promise<string[]> {
  const { body } = await world.service.post<{ items: { id: string }[] }>('/api/v1/quality/compare', {
    reference: { file_path: 'media/ladder.mp4' },
    distorted: rungs.map((rateFactor) => ({ file_path: `media/${nameOf(rateFactor)}` })),
    metrics: ['psnr', 'ssim'],
    fresh: true,
  });
  return body.items.map(({ id }) => id);
}

/** Share of each rung that is measured. */
async function progress(world: World, ids: string[]): Promise<number[]> {
  const told = ids.map((id) =>
    world.service.json<{ progress: { fraction: number | null } | null }>(`/api/v1/quality/comparisons/${id}`),
  );
  return (await Promise.all(told)).map(({ body }) => body.progress?.fraction ?? 0);
}

/** The rungs once they have ended, in their order. */
async function ended(world: World, ids: string[]): Promise<Row[]> {
  const read = () =>
    world.query<Row & { id: string }>(
      `SELECT id, status, attempt, crash_count, metrics->'psnr'->>'mean' AS psnr, frame_count,
         (SELECT count(*)::int FROM outbox WHERE subject_id = c.id) AS events
       FROM comparisons c WHERE id = ANY($1)`,
      [ids],
    );
  await world.service.until(
    async () => (await read()).every(({ status }) => status !== 'pending' && status !== 'running'),
    120_000,
  );
  const rows = await read();
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
