import type { BatchView } from '@app/batch';
import { batchDocument } from './batch-document';

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

function verdictOf(counts: Partial<BatchView['counts']>): string | undefined {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const batch = {
    id: 'b',
    status: 'completed',
    total,
    labels: {},
    listing: null,
    policy: null,
    counts: { ...none, ...counts },
  };
  return batchDocument({ batch: batch as unknown as BatchView, rows: [] }, null).verdict?.word;
}

it.each([
  ['every item passes', { pass: 3 }, 'PASS'],
  ['one warns', { pass: 3, warn: 1 }, 'WARN'],
  ['one fails', { pass: 3, fail: 1, failed: 1, not_evaluated: 1 }, 'FAIL'],
  ['one could not be analysed', { pass: 3, warn: 1, failed: 1 }, 'NOT EVALUATED'],
  ['one was cancelled', { pass: 3, cancelled: 1 }, 'NOT EVALUATED'],
  ['one could not be judged', { pass: 3, not_evaluated: 1 }, 'NOT EVALUATED'],
  ['nothing was judged', {}, 'NOT EVALUATED'],
])('%s', (_name, counts, word) => expect(verdictOf(counts)).toBe(word));
