import type { Ffmpeg, FfmpegRequest } from '@app/ffmpeg';
import { metricNamed } from '../metrics/registry';
import type { MeasureRequest } from './measure';
import { planPictures } from './picture-plan';
import { memoryBudget, toolBytes } from './run-memory';
import { Together } from './together';

const file = (name: string) => ({ kind: 'file', file: {}, name }) as never;
const reference = file('reference');
const side = { width: 64, height: 36, rotation_deg: 0, pixel_format: 'yuv420p', chroma_subsampling: '4:2:0', bit_depth: 8, color: { range: null, matrix: null } }; // prettier-ignore
const figures = { command: [], wallSeconds: 1, cpuSeconds: 6, peakMemoryBytes: 1, stdoutBytes: 0 };
const size = { pictures: { reference: 12e6, distorted: 12e6, compared: 12e6 }, bits: 8, frames: 100 };
const metrics = [metricNamed('psnr')];

const request = (name: string) => (): MeasureRequest =>
  ({
    reference: { input: reference, streamIndex: 0, keep: 'gte(n,0)' },
    distorted: { input: file(name), streamIndex: 0, keep: 'gte(n,0)' },
    plan: planPictures(side as never, side as never),
    size,
    metrics,
    model: null,
    everyNthFrame: 1,
    expectedFrames: 100,
  }) as unknown as MeasureRequest;

it('measures in one run as many as memory allows, and the others in the next', async () => {
  const runs: unknown[] = [];
  const run = ({ inputs }: FfmpegRequest) => {
    runs.push(inputs.map(({ input }) => (input as unknown as { name: string }).name));
    return Promise.resolve({ figures, log: '' });
  };
  const two = toolBytes(
    [
      { ...size, metrics },
      { ...size, metrics },
    ],
    { decoder: 2, libvmaf: 1 },
  );
  const memory = { ...memoryBudget(1), large: two, small: two };
  const together = new Together({ run } as unknown as Ffmpeg, undefined, memory);
  const names = ['a', 'b', 'c'];
  const members = names.map(() => together.enter());
  const measured = members.map(async (member, n) => {
    const { together: count } = await member.measure(request(names[n] ?? ''));
    member.leave();
    return count;
  });
  expect(await Promise.all(measured)).toEqual([2, 2, 1]);
  expect(runs).toEqual([['a', 'b', 'reference'], ['c', 'reference']]); // prettier-ignore
});
