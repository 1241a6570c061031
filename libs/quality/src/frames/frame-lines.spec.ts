import { FrameTable } from '../metrics/frame-table';
import { frameLines, presentFrames } from './frame-lines';

const rows = [0, 1, 2, 3].map((n) => ({ reference: n + 3, distorted: n }));

function table(): FrameTable {
  const made = new FrameTable();
  [90, Number.POSITIVE_INFINITY, Number.NaN, 92].forEach((value, row) => made.set(row, 'psnr_y', value));
  [1, 2, 3, 4].forEach((value, row) => made.set(row, 'vmaf', value));
  return made;
}

async function presented(format: 'json' | 'csv', everyNth = 1): Promise<string> {
  const lines = [...frameLines(table(), rows, 25, everyNth)].join('').split('\n');
  let text = '';
  for await (const part of presentFrames((async function* () { yield* lines; })(), format)) text += part; // prettier-ignore
  return text;
}

describe('frame lines', () => {
  it('keeps infinite figures through JSON', async () => {
    const { frames, count } = JSON.parse(await presented('json')) as { frames: unknown[]; count: number };
    expect(count).toBe(4);
    expect(frames[0]).toEqual({
      n: 0,
      reference_frame: 3,
      distorted_frame: 0,
      time_sec: 0.12,
      psnr_y: 90,
      vmaf: 1,
      infinite: [],
    });
    expect(frames[1]).toMatchObject({ psnr_y: null, infinite: ['psnr_y'] });
    expect(frames[2]).toMatchObject({ psnr_y: null, infinite: [] });
  });

  it('writes CSV', async () => {
    expect((await presented('csv')).split('\r\n')).toEqual([
      'n,reference_frame,distorted_frame,time_sec,psnr_y,vmaf',
      '0,3,0,0.12,90,1',
      '1,4,1,0.16,inf,2',
      '2,5,2,0.2,,3',
      '3,6,3,0.24,92,4',
      '',
    ]);
  });

  it('writes sampled frames alone', async () => {
    const { frames } = JSON.parse(await presented('json', 2)) as { frames: { n: number }[] };
    expect(frames.map(({ n }) => n)).toEqual([0, 2]);
  });

  it('is a document without frames, too', async () => {
    let text = '';
    for await (const part of presentFrames((async function* (): AsyncGenerator<string> {})(), 'json')) text += part; // prettier-ignore
    expect(JSON.parse(text)).toEqual({ frames: [], count: 0 });
  });
});
