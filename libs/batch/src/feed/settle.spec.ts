import type { PaceMark } from '../batch.entity';
import { progressOf } from '../batch-view';
import { assignments, moved, sum } from '../counters';
import { pace } from './settle';

const counted = { total: 100, pending: 50, running: 10, completed: 38, failed: 2, cancelled: 0, listingDone: true };

describe('the counters', () => {
  it('move by what changed and by nothing else', () => {
    const change = sum(
      moved('running', [
        { status: 'completed', verdict: 'pass' },
        { status: 'completed', verdict: 'fail' },
        { status: 'failed', verdict: null },
      ]),
      moved('pending', [{ status: 'completed', verdict: 'pass' }]),
    );
    expect(assignments(change).split(', ')).toEqual([
      'pending = pending + (-1)',
      'running = running + (-3)',
      'completed = completed + (3)',
      'failed = failed + (1)',
      'pass = pass + (2)',
      'fail = fail + (1)',
    ]);
    expect(assignments(sum())).toBe('');
  });
});

describe('the pace', () => {
  it('has a mark a second and forgets what is half a minute old', () => {
    let marks: PaceMark[] = [];
    for (let ms = 0; ms < 60_000; ms += 250) marks = pace(marks, ms / 100, ms);
    expect(marks).toHaveLength(30);
    expect([marks[0], marks.at(-1)]).toEqual([
      [30_000, 300],
      [59_000, 590],
    ]);
  });

  it('gives throughput and the time that is left', () => {
    const marks: PaceMark[] = [
      [1_000, 0],
      [11_000, 40],
    ];
    expect(progressOf({ ...counted, status: 'running', pace: marks })).toMatchObject({
      throughput: 4,
      eta_seconds: 15,
    });
    expect(progressOf({ ...counted, status: 'paused', pace: marks })).toMatchObject({ throughput: null, eta: null });
  });

  it('tells no end while items are still being found', () => {
    const marks: PaceMark[] = [
      [1_000, 0],
      [11_000, 40],
    ];
    expect(progressOf({ ...counted, listingDone: false, status: 'running', pace: marks })).toMatchObject({
      throughput: 4,
      eta: null,
    });
  });
});
