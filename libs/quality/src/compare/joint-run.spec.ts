import { type Ffmpeg, type FfmpegRequest, runCancelled } from '@app/ffmpeg';
import { Signatures } from '../alignment/signatures';
import { metricNamed } from '../metrics/registry';
import { Arrival } from './arrival';
import { JointRun } from './joint-run';
import type { MeasureRequest } from './measure';
import { planPictures } from './picture-plan';
import { memoryBudget } from './run-memory';

const input = { kind: 'file', file: {}, name: 'any' } as never;
const side = { width: 64, height: 36, rotation_deg: 0, pixel_format: 'yuv420p', chroma_subsampling: '4:2:0', bit_depth: 8, color: { range: null, matrix: null } }; // prettier-ignore
const member = { measure: () => Promise.reject(new Error('not asked')), leave: () => undefined };
/** A frame is known to have ended by the next one. */
const frames = Buffer.from('frame:0 pts:0 pts_time:0\nseen=1\nlavfi.psnr.psnr.y=40\n'.repeat(2));

const pair = () =>
  new Arrival(
    member,
    () =>
      ({
        reference: { input, streamIndex: 0, keep: 'gte(n,0)' },
        distorted: { input, streamIndex: 0, keep: 'gte(n,0)' },
        plan: planPictures(side as never, side as never),
        size: { pictures: { reference: 1, distorted: 1, compared: 1 }, bits: 8, frames: 100 },
        metrics: [metricNamed('psnr')],
        model: null,
        everyNthFrame: 1,
        expectedFrames: 100,
        signatures: { distorted: new Signatures(), reference: new Signatures(), onTaken: () => undefined },
      }) as unknown as MeasureRequest,
  );

/** A run of the tool that ends only when it is told to. */
function begun(): { company: Arrival[]; again: Promise<Arrival[]>; asked: Promise<FfmpegRequest> } {
  const company = [pair(), pair()];
  let again: Promise<Arrival[]> = Promise.resolve([]);
  const asked = new Promise<FfmpegRequest>((resolve) => {
    const run = (request: FfmpegRequest) => {
      resolve(request);
      return new Promise((_, reject) => request.signal?.addEventListener('abort', () => reject(runCancelled({}))));
    };
    again = new JointRun({ run } as unknown as Ffmpeg, company, memoryBudget(1)).run();
  });
  return { company, again, asked };
}

const minutes = (count: number) => jest.advanceTimersByTime(count * 60_000);
beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout'] }));
afterEach(() => jest.useRealTimers());

it('is not taken for stuck while it waits for its place, however long that takes', async () => {
  const { company, again, asked } = begun();
  const { signal, onStart } = await asked;
  minutes(60);
  expect(signal?.aborted).toBe(false);
  onStart?.();
  minutes(1.5);
  expect(signal?.aborted).toBe(false);
  minutes(1);
  expect(await again).toEqual(company);
});

it('is taken for stuck when it has said nothing for two minutes, and its pairs are measured alone', async () => {
  const { company, again, asked } = begun();
  const { signal, onStart, pipes } = await asked;
  onStart?.();
  for (let told = 0; told < 4; told += 1) {
    minutes(1.5);
    // A frame, or pictures for the alignment: either is a sign of life.
    void pipes?.[told % 2 === 0 ? 0 : 4]?.(told % 2 === 0 ? frames : Buffer.alloc(1152));
  }
  expect(signal?.aborted).toBe(false);
  minutes(2.2);
  expect(signal?.aborted).toBe(true);
  expect(await again).toEqual(company);
  expect(company.map(({ isLoner }) => isLoner)).toEqual([true, true]);
});
