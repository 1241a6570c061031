import { FrameTable } from '../metrics/frame-table';
import { sampleScenes, scenesOf, spreadOut } from './sample-scenes';

const sceneOf = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4];

it('takes every n-th scene with the frames next to it', () => {
  expect(sampleScenes(sceneOf, 2, 1)).toEqual({
    measured: [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12],
    margins: new Set([3, 5, 8, 9]),
  });
  expect(sampleScenes(sceneOf, 3, 1).measured).toEqual([0, 1, 2, 3, 7, 8, 9, 10]);
  expect(sampleScenes(sceneOf, 3, 3).measured).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(sampleScenes(sceneOf, 1, 1).margins.size).toBe(0);
});

it('tells the scene of a frame by its reference, left out ones or not', () => {
  expect(scenesOf([{ reference: 3 }, { reference: 9 }, { reference: 10 }, { reference: 31 }], [0, 10, 20, 30])).toEqual(
    [0, 0, 1, 3],
  );
});

it('puts figures where they belong and leaves those of the margins out', () => {
  const table = new FrameTable();
  [10, 11, 12].forEach((value, at) => table.set(at, 'psnr_y', value));
  const spread = spreadOut(table, { measured: [4, 5, 6], margins: new Set([6]) });
  expect([...spread.column('psnr_y')]).toEqual([NaN, NaN, NaN, NaN, 10, 11]);
});
