import { judge } from './fail-below';
import { FrameTable } from './frame-table';
import { metricResult } from './metric-results';
import { metricNamed } from './registry';
import { sceneStarts } from './scenes';
import { type Clip, range, signaturesOf, wandering } from '../alignment/testing/synthetic-clip';

const context = {
  rows: [3, 4, 5, 6].map((reference, distorted) => ({ reference, distorted })),
  sceneStarts: [0, 5],
  frameRate: 25,
  population: 4,
  peak: 255,
};

function psnrTable(luma: readonly number[]): FrameTable {
  const table = new FrameTable();
  luma.forEach((value, row) => {
    table.set(row, 'psnr_y', value);
    table.set(row, 'psnr_u', 40);
    table.set(row, 'mse_y', value === Number.POSITIVE_INFINITY ? 0 : 255 ** 2 / 10 ** (value / 10));
  });
  return table;
}

describe('metricResult', () => {
  it('tells planes, scenes and the pooled figure apart', () => {
    const result = metricResult(metricNamed('psnr'), psnrTable([30, 30, 40, 50]), context);
    expect(result.mean).toBe(37.5);
    expect(result.parts['psnr_u']?.mean).toBe(40);
    expect(result.pooled?.['y']).toBeCloseTo(-10 * Math.log10((2e-3 + 1e-4 + 1e-5) / 4));
    expect(result.per_scene).toEqual([
      { scene: 0, start_frame: 3, end_frame: 4, start_sec: 0.12, end_sec: 0.2, frames: 2, mean: 30, min: 30 },
      { scene: 1, start_frame: 5, end_frame: 6, start_sec: 0.2, end_sec: 0.28, frames: 2, mean: 45, min: 40 },
    ]);
  });

  it('leaves what was not sampled out', () => {
    const table = new FrameTable();
    table.set(0, 'vmaf', 90);
    table.set(2, 'vmaf', 94);
    const result = metricResult(metricNamed('vmaf'), table, context);
    expect(result).toMatchObject({ mean: 92, frames: 2, confidence_interval: { level: 0.95 } });
  });
});

describe('sceneStarts', () => {
  it('finds a cut and no motion', () => {
    const cut: Clip = (n) => (n < 30 ? wandering(n) : (x, y) => 200 - 150 * x - wandering(n)(x, y) / 4);
    expect(sceneStarts(signaturesOf(cut, range(0, 60)))).toEqual([0, 30]);
    expect(sceneStarts(signaturesOf(wandering, range(0, 60)))).toEqual([0]);
  });
});

describe('fail_below', () => {
  const result = (mean: number | null, infinite = 0) => ({
    ...metricResult(metricNamed('psnr'), psnrTable([30]), context),
    mean,
    frames: 4,
    infinite_frames: infinite,
  });

  it('judges means', () => {
    expect(judge({ vmaf: 90, psnr: 35 }, { vmaf: result(95), psnr: result(34.9) })).toMatchObject({
      result: 'fail',
      rules: [{ result: 'pass' }, { result: 'fail', measured: 34.9 }],
    });
    expect(judge({ vmaf: 90 }, { vmaf: result(90) })).toMatchObject({ result: 'pass' });
    expect(judge(null, {})).toBeNull();
  });

  it('passes equal pictures and never what was not measured', () => {
    expect(judge({ psnr: 99 }, { psnr: result(null, 4) })).toMatchObject({ result: 'pass' });
    expect(judge({ vmaf: 1 }, null)).toMatchObject({ result: 'not_evaluated' });
  });
});
