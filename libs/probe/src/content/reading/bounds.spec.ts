import { IntervalLog } from './interval-log';
import { Series } from './series';
import { TimedPictures } from './timed-pictures';

describe('what is kept of a long file', () => {
  it('a series stays at a thousand points and keeps the extremes and the mean', () => {
    const series = new Series(0.1);
    for (let at = 0; at < 360_000; at++) series.add(at / 10, at % 100);
    const { mean, min, max, interval_sec: interval } = series.result(3);
    expect(mean.length).toBeLessThanOrEqual(1_000);
    expect(mean.length * interval).toBeGreaterThanOrEqual(36_000);
    expect(mean.length * interval).toBeLessThan(36_000 + interval);
    expect([Math.min(...min.map(Number)), Math.max(...max.map(Number))]).toEqual([0, 99]);
    expect(mean.reduce<number>((sum, value) => sum + (value ?? 0), 0) / mean.length).toBeCloseTo(49.5, 0);
  });

  it('a gap in a series is unknown, not 0', () => {
    const series = new Series(1);
    series.add(0, 5);
    series.add(2, 7);
    expect(series.result(0).mean).toEqual([5, null, 7]);
  });

  it('a list of intervals stays at a thousand, and their number and length are told', () => {
    const log = new IntervalLog({ stream_index: 0 }, 0.5);
    for (let at = 0; at < 5_000; at++) {
      log.begin(at);
      log.end(at + (at % 2 === 0 ? 0.75 : 0.25));
    }
    expect(log.list).toHaveLength(1_000);
    expect(log.total).toEqual({ count: 2_500, seconds: 1_875 });
  });

  it('pictures meet their times, whichever comes first', () => {
    const met: [number, number][] = [];
    const pictures = new TimedPictures((picture, time) => met.push([picture[0] ?? -1, time]));
    const shared = Buffer.alloc(1);
    const send = (value: number) => {
      shared[0] = value;
      pictures.picture(shared);
    };
    send(1);
    send(2);
    pictures.time(0.1);
    pictures.time(0.2);
    pictures.time(0.3);
    send(3);
    expect(met).toEqual([
      [1, 0.1],
      [2, 0.2],
      [3, 0.3],
    ]);
  });
});
