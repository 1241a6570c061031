import { range, signaturesOf, unrelated, wandering } from '../alignment/testing/synthetic-clip';
import type { CompareRequest } from './comparer';
import type { Measurement, Measurer } from './measure';
import { measureAhead } from './measure-ahead';
import { planPictures } from './picture-plan';

const frames = 40;
const video = {
  index: 0,
  frame_count: frames,
  average_frame_rate: { value: 25 },
  width: 640,
  height: 360,
  rotation_deg: 0,
  pixel_format: 'yuv420p',
  chroma_subsampling: '4:2:0',
  bit_depth: 8,
  color: { range: null, primaries: null, transfer: null, matrix: null },
} as unknown as CompareRequest['reference']['video'];
const side = { input: {} as CompareRequest['reference']['input'], video };
const request = {
  reference: side,
  distorted: side,
  options: { alignment: { mode: 'auto' }, sampling: { every_n_frames: 1 } },
  models: [],
} as unknown as CompareRequest;

describe('measureAhead', () => {
  it('aligns while the last frames are still measured', async () => {
    const film = signaturesOf(wandering, range(0, frames));
    const measure: Measurer = (ask) => {
      const { signatures } = ask();
      signatures?.reference.shareWith(film);
      signatures?.distorted.shareWith(film);
      signatures?.onTaken();
      // As many other pictures: what is said by then was said of those before.
      signatures?.distorted.shareWith(signaturesOf(unrelated, range(0, frames)));
      return Promise.resolve({} as Measurement);
    };
    const plan = planPictures(video, video);
    if (!plan) throw new Error('no plan');
    const run = await measureAhead(measure, request, plan, { metrics: [], notMeasured: [], choice: null });
    expect(run?.alignment).toMatchObject({ trusted: true, reasons: [], offsetFrames: 0 });
  });
});
