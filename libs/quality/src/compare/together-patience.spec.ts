import { type Ffmpeg, type FfmpegRequest, runCancelled } from '@app/ffmpeg';
import { Signatures } from '../alignment/signatures';
import { metricNamed } from '../metrics/registry';
import type { MeasureRequest } from './measure';
import { planPictures } from './picture-plan';
import { Together } from './together';

const input = { kind: 'file', file: {}, name: 'any' } as never;
const side = { width: 64, height: 36, rotation_deg: 0, pixel_format: 'yuv420p', chroma_subsampling: '4:2:0', bit_depth: 8, color: { range: null, matrix: null } }; // prettier-ignore
const figures = { command: [], wallSeconds: 1, cpuSeconds: 6, peakMemoryBytes: 1, stdoutBytes: 0 };

const requestOf = (signal: AbortSignal) => (): MeasureRequest =>
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
    report: () => undefined,
    signal,
  }) as unknown as MeasureRequest;

it('has patience anew for who comes after all who waited have left', async () => {
  let runs = 0;
  const ffmpeg = {
    run: (request: FfmpegRequest) => {
      runs += 1;
      if (request.signal?.aborted) throw runCancelled({});
      return Promise.resolve({ figures, log: '' });
    },
  } as unknown as Ffmpeg;
  const together = new Together(ffmpeg, 20);
  const leaving = new AbortController();
  const [first, second, third] = [together.enter(), together.enter(), together.enter()];
  const left = first.measure(requestOf(leaving.signal)).catch(() => 'left');
  leaving.abort();
  expect(await left).toBe('left');
  first.leave();
  // The patience with those who waited has ended, with nobody there.
  await new Promise((resolve) => setTimeout(resolve, 60));
  // The second never comes; the third has it all anew, and is not waited with for ever.
  await third.measure(requestOf(new AbortController().signal)).catch(() => undefined);
  expect(runs).toBe(1);
  second.leave();
});
