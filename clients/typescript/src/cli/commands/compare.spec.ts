import type { Comparison } from '../../types';
import { comparisonLines } from '../views/comparison-view';
import { compareExitCode, limit, sampling } from './compare';

const validity = {
  valid: true,
  reasons: [],
  offset_frames: 3,
  offset_confidence: 0.98,
  dropped_frames: [40],
  duplicated_frames: [],
  model_reason: 'the reference is 320x240',
};
const compared = (changes: object): Comparison =>
  ({ id: 'c', status: 'completed', validity, not_measured: [], ...changes }) as unknown as Comparison;
const judged = (result: 'pass' | 'fail' | 'not_evaluated') =>
  compared({ verdict: { result, rules: [{ metric: 'vmaf', minimum: 90, measured: 83.5, result }] } });

it.each([
  ['no limit', compared({}), 0],
  ['a pass', judged('pass'), 0],
  ['a value below', judged('fail'), 1],
  ['a limit of what was not measured', judged('not_evaluated'), 2],
  ['a refused comparison', compared({ validity: { ...validity, valid: false } }), 2],
  ['a failed comparison', { ...compared({}), status: 'failed' as const }, 2],
])('compare ends for %s', (_, comparison, code) => expect(compareExitCode(comparison)).toBe(code));

it('reads limits, VMAF without a name, and says what is none', () => {
  expect([limit('psnr=38.5'), limit('90')]).toEqual([
    ['psnr', 38.5],
    ['vmaf', 90],
  ]);
  expect(() => limit('vmaf')).toThrow('--fail-below');
});

it('samples frames or scenes', () => {
  expect(sampling()).toEqual({});
  expect(sampling('5')).toEqual({ sampling: { every_n_frames: 5 } });
  expect(sampling(undefined, '3')).toEqual({ sampling: { every_n_frames: 1, every_n_scenes: 3 } });
});

it('shows how the sides lie, the figures and the verdict', () => {
  const figures = {
    mean: 83.516,
    min: 79.1,
    percentiles: { '5': 80 },
    frames: 100,
    infinite_frames: 0,
    worst_seconds: [],
  };
  const lines = comparisonLines(compared({ ...judged('fail'), metrics: { vmaf: figures } })).map((line) => line.trim());
  expect(lines).toEqual([
    'Comparison     valid',
    'Offset         3 frames (confidence 0.98) · 1 dropped, 0 repeated',
    'vmaf           mean 83.52 · min 79.10 · 5th percentile 80.00 · 100 frames',
    'Verdict        FAIL',
    'fail          vmaf: 83.50, at least 90',
  ]);
});

it('says why there is no score', () => {
  const refused = compared({ validity: { ...validity, valid: false, reasons: ['reframed'], offset_frames: null } });
  expect(comparisonLines(refused).map((line) => line.trim())).toEqual([
    'Comparison     refused: there is no score',
    'Reason         reframed: one is cropped, zoomed, moved or has bars: compare before that, or undo it',
  ]);
  const placement = { shows: { x: -2, y: 0, width: 640, height: 360 }, words: 'distorted picture is moved 2 px right' };
  expect(comparisonLines({ ...refused, alignment: { placement } } as unknown as Comparison)).toContain(
    '  Reason         reframed: distorted picture is moved 2 px right: undo it',
  );
});
