import type { Batch, BatchItem } from '../../types';
import { batchLines } from '../views/batch-view';
import { batchExitCode } from './batch';

const none = {
  pending: 0,
  running: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  pass: 0,
  warn: 0,
  fail: 0,
  not_evaluated: 0,
};
const batch = (counts: object, more: object = {}) =>
  ({
    id: 'b',
    status: 'completed',
    total: 2,
    created_at: '2026-01-31T00:00:00Z',
    processed_at: '2026-01-31T00:01:05Z',
    counts: { ...none, ...counts },
    ...more,
  }) as Batch;

it.each([
  ['passes', batch({ completed: 2, pass: 2 }), 0],
  ['passes with warnings', batch({ completed: 2, pass: 1, warn: 1 }), 0],
  ['has a fail, whatever else there is', batch({ completed: 1, fail: 1, failed: 1 }), 1],
  ['could not look at one', batch({ completed: 2, pass: 1, not_evaluated: 1 }), 2],
  ['has one that is no media', batch({ completed: 1, pass: 1, failed: 1 }), 2],
  ['found nothing to look at', batch({}, { total: 0 }), 2],
  ['was cancelled', batch({ completed: 2, pass: 2 }, { status: 'cancelled' }), 2],
])('a batch that %s', (_, ended, code) => expect(batchExitCode(ended)).toBe(code));

it('shows what needs attention first', () => {
  const item = (index: number, name: string, more: object) =>
    ({ index, name, status: 'completed', labels: {}, error: null, analysis_id: `id-${index}`, ...more }) as BatchItem;
  const items = [
    item(0, 'good.mp4', { verdict: 'pass' }),
    item(1, 'x', {
      labels: { file: 'bad.mp4' },
      verdict: null,
      status: 'failed',
      error: { code: 'MEDIA_INVALID', detail: 'no' },
    }),
  ];
  expect(batchLines(batch({ completed: 1, pass: 1, failed: 1 }), items)).toEqual([
    'failed        bad.mp4   MEDIA_INVALID · no',
    'pass          good.mp4  id-0',
    '',
    '2 items in 1:05.0: 1 failed, 1 pass  batch b',
  ]);
});
