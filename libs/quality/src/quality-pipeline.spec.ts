import type { Attempt, LeaseRunner } from '@app/queue';
import type { ComparisonFrames } from './frames/comparison-frames';
import type { ComparisonRepository } from './comparison.repository';
import type { EarlierResults } from './earlier-results';
import type { SideOpener } from './open-side';
import { QualityPipeline } from './quality-pipeline';
import type { QualityTools } from './quality-tools';

type Opens = (signal: AbortSignal) => Promise<never>;

/** A comparison whose sides open so; rejects as its attempt would. */
async function compared(opens: Record<'reference' | 'distorted', Opens>): Promise<void> {
  const view = { kind: 'file', path: 'media/film.mp4', name: 'film.mp4' };
  const attempt = {
    row: { options: { metrics: [], vmaf_model: null }, reference: view, distorted: view },
    signal: new AbortController().signal,
  } as unknown as Attempt;
  const pipeline = new QualityPipeline(
    { jobs: {} } as ComparisonRepository,
    {
      runNext: async (_jobs: unknown, _run: unknown, work: (attempt: Attempt) => Promise<unknown>) => {
        await work(attempt);
      },
    } as unknown as LeaseRunner,
    {
      openOne: (side: 'reference' | 'distorted', _named: unknown, signal: AbortSignal) => opens[side](signal),
    } as unknown as SideOpener,
    { abilities: () => Promise.resolve({ metrics: [], models: [] }), ffmpeg: {} } as unknown as QualityTools,
    {} as ComparisonFrames,
    { of: () => Promise.resolve(null) } as unknown as EarlierResults,
    { QUALITY_TOGETHER_MAX: 4, WORKER_HEAVY_CONCURRENCY: 1 },
  );
  await pipeline.runNext();
}

const fails = (words: string) => () => Promise.reject(new Error(words));
/** Opens for as long as it is let. */
const takesForever: Opens = (signal) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('given up'));
    });
  });

it('tells that the distorted side fails while the reference is still being opened', async () => {
  await expect(compared({ reference: takesForever, distorted: fails('no such film') })).rejects.toThrow('no such film');
});

it('tells that the reference fails while the distorted side is still being opened', async () => {
  await expect(compared({ reference: fails('no such film'), distorted: takesForever })).rejects.toThrow('no such film');
});
