import { loadGolden } from '../golden/load-golden';
import type { PacketFacts, StreamPacketFacts } from './packet-facts';
import { PacketStats } from './packet-stats';

interface Made {
  pts?: number | null;
  dts?: number | null;
  duration?: number | null;
  size?: number;
  flags?: string;
  stream?: number;
}

const say = (value: number | null | undefined): string => (value == null ? 'N/A' : value.toFixed(6));

function line({ pts = null, dts = pts, duration = null, size = 1000, flags = '__', stream = 0 }: Made): string {
  return [stream, say(pts), say(dts), say(duration), size, 'N/A', flags].join(',');
}

function measure(packets: Made[]): PacketFacts {
  const stats = new PacketStats();
  for (const packet of packets) stats.feed(line(packet));
  return stats.finish();
}

const first = (facts: PacketFacts): StreamPacketFacts => facts.streams[0] as StreamPacketFacts;
/** Frames one after the other. */
const steady = (count: number, each = 0.04, more: Partial<Made> = {}): Made[] =>
  Array.from({ length: count }, (_, i) => ({ pts: i * each, duration: each, ...more }));

describe('groups of pictures', () => {
  it('are regular when every finished one is as long; the last, unfinished one does not count', () => {
    const packets = steady(30).map((packet, i) => ({ ...packet, flags: i % 12 === 0 ? 'K_' : '__' }));
    expect(first(measure(packets)).gop).toEqual({
      mean_frames: 12,
      min_frames: 12,
      max_frames: 12,
      mean_sec: 0.48,
      max_sec: 0.48,
      regular: true,
      closed: null,
    });
    expect(first(measure(packets)).keyframes).toEqual({
      count: 3,
      times_sec: [0, 0.48, 0.96],
      stride: 1,
      leading_count: 0,
    });
  });

  it('count what is shown between two keyframes, not what stands between them in the file', () => {
    // open groups of 12 with two B pictures before every reference, as MPEG-2 and H.264 encoders make them
    const shown = Array.from({ length: 49 }, (_, at) => at).filter((at) => at % 3 === 0);
    const order = shown.flatMap((at) => (at === 0 ? [0] : [at, at - 2, at - 1]));
    const packets = order.map((at, dts) => ({
      pts: at * 0.04,
      dts: (dts - 1) * 0.04,
      duration: 0.04,
      flags: at % 12 === 0 ? 'K_' : '__',
    }));
    expect(first(measure(packets)).gop).toMatchObject({
      min_frames: 12,
      max_frames: 12,
      mean_frames: 12,
      regular: true,
    });
    expect(first(measure(packets)).keyframes).toMatchObject({ count: 5, leading_count: 8 });
  });

  it('are irregular at a scene cut', () => {
    const keys = new Set([0, 12, 17, 29, 41]);
    const packets = steady(45).map((packet, i) => ({ ...packet, flags: keys.has(i) ? 'K_' : '__' }));
    expect(first(measure(packets)).gop).toMatchObject({ min_frames: 5, max_frames: 12, regular: false });
  });

  it('a single one is as long as the stream, and nobody knows whether regular', () => {
    const packets = steady(25).map((packet, i) => ({ ...packet, flags: i === 0 ? 'K_' : '__' }));
    expect(first(measure(packets)).gop).toMatchObject({ mean_frames: 25, mean_sec: 1, regular: null });
  });

  it('are unknown without a keyframe', () => {
    expect(first(measure(steady(5))).gop).toBeNull();
  });
});

describe('frame durations', () => {
  const durations = (packets: Made[]) => first(measure(packets)).frame_durations;

  it('are those of display, not of the file', () => {
    const order = [0, 4, 2, 1, 3, 8, 6, 5, 7];
    const packets = order.map((pts, dts) => ({ pts: pts * 0.04, dts: (dts - 2) * 0.04, duration: 0.04 }));
    expect(durations(packets)).toMatchObject({ usual_ms: 40, min_ms: 40, max_ms: 40, variable: false });
  });

  it('are constant on a grid of milliseconds', () => {
    const packets = steady(100).map((_, i) => ({ pts: Math.round(i * 33.3667) / 1000, duration: 0.033 }));
    expect(durations(packets)).toMatchObject({ variable: false, deviating_count: 0 });
  });

  it('are constant when one frame is lost, and that is a gap', () => {
    const facts = measure(steady(100).filter((_, i) => i !== 50));
    expect(first(facts).frame_durations).toMatchObject({ variable: false, deviating_count: 1 });
    expect(first(facts).timing).toMatchObject({ gap_count: 1, gaps: [{ start_sec: 2, end_sec: 2.04 }] });
  });

  it('are constant when one of ten is lost', () => {
    const facts = measure(steady(10).filter((_, i) => i !== 5));
    expect(first(facts).frame_durations).toMatchObject({ variable: false, deviating_count: 1, measured_count: 8 });
  });

  it('are variable at 25, 10 and 50 frames a second, and that is no gap', () => {
    const { lines } = loadGolden('variable-frame-rate');
    const stats = new PacketStats();
    for (const text of lines) stats.feed(text);
    const stream = first(stats.finish());
    expect(stream).toMatchObject({ packet_count: 85, discarded_count: 1, timing: { gap_count: 0 } });
    expect(stream.frame_durations).toMatchObject({ variable: true, min_ms: 20, max_ms: 100 });
    expect(stream.frame_durations?.distinct_ms.map(([ms]) => ms)).toEqual([20, 40, 100]);
  });

  it('declared as nonsense make no gaps, unless half a second passes', () => {
    const packets = steady(50, 0.033).map(({ pts }, i) => ({ pts: (pts ?? 0) + (i > 25 ? 2 : 0), duration: 0.001 }));
    expect(first(measure(packets)).timing.gap_count).toBe(1);
  });
});

describe('timestamps', () => {
  it('missing, doubled, backward and wrapped are counted apart', () => {
    const { timing } = first(
      measure([
        { pts: 95_443, dts: 95_443 },
        { pts: null, dts: null },
        { pts: 95_443, dts: 95_442 },
        { pts: 1, dts: 1 },
      ]),
    );
    expect(timing).toMatchObject({
      missing_pts_count: 1,
      missing_dts_count: 1,
      duplicate_pts_count: 1,
      backward_dts_count: 1,
      wrap_count: 1,
    });
  });

  it('of packets that are not shown do not lengthen the stream', () => {
    const packets = [{ pts: -0.5, duration: 0.04, flags: 'KD' }, ...steady(25)];
    expect(first(measure(packets))).toMatchObject({ packet_count: 26, discarded_count: 1, duration_sec: 1 });
  });

  it('unknown altogether leave durations unknown', () => {
    const facts = measure([{ size: 10 }, { size: 20 }]);
    expect(facts).toMatchObject({ duration_sec: null, bytes: 30 });
    expect(first(facts)).toMatchObject({ duration_sec: null, start_sec: null, frame_durations: null });
    expect(first(facts).bit_rate).toMatchObject({ mean_bps: null, peak_1s_bps: null, series_bps: [] });
  });
});

describe('bit rate', () => {
  it('has a mean, a peak second and a series', () => {
    const packets = steady(75, 0.04, { size: 500 }).map((packet, i) => ({
      ...packet,
      size: i >= 25 && i < 50 ? 1500 : 500,
    }));
    expect(first(measure(packets)).bit_rate).toEqual({
      mean_bps: 166_667,
      peak_1s_bps: 300_000,
      // 25 packets of 1500 bytes and 25 of 500 within two seconds, wherever they start
      peak_window: { window_sec: 2, peak_bps: 200_000, start_sec: 0 },
      bin_sec: 1,
      series_start_sec: 0,
      series_bps: [100_000, 300_000, 100_000],
    });
  });

  it('keeps its memory constant over ten hours, and its peak', () => {
    const packets = steady(36_000, 1, { size: 125 }).map((packet, i) => ({
      ...packet,
      size: i === 20_000 ? 12_500 : 125,
    }));
    const { bit_rate, keyframes } = first(measure(packets.map((packet) => ({ ...packet, flags: 'K_' }))));
    expect(bit_rate).toMatchObject({ bin_sec: 32, peak_1s_bps: 100_000 });
    expect(bit_rate.series_bps.length).toBeLessThanOrEqual(1_800);
    expect(keyframes.count).toBe(36_000);
    expect(keyframes.times_sec.length).toBeLessThanOrEqual(2_000);
    expect(keyframes.times_sec.slice(0, 2)).toEqual([0, keyframes.stride]);
  });

  it('does not break on absurd times', () => {
    const { bit_rate } = first(measure([{ pts: 0 }, { pts: 1e300 }, { pts: -1e300 }]));
    expect(bit_rate.series_bps.length).toBeLessThan(3);
  });
});

describe('streams together', () => {
  it('measure how far one stands behind another', () => {
    const packets = [...steady(25, 0.04, { stream: 0 }), ...steady(25, 0.04, { stream: 1 })];
    expect(measure(packets).interleave_sec).toBe(0.96);
    const woven = steady(25).flatMap((packet) => [packet, { ...packet, stream: 1 }]);
    expect(measure(woven).interleave_sec).toBe(0);
    expect(measure(steady(3)).interleave_sec).toBeNull();
  });

  it('count what was no packet, and bound the number of streams', () => {
    const stats = new PacketStats();
    expect(stats.feed('[h264 @ 0x1] error')).toBe(false);
    expect(stats.feed('')).toBe(false);
    for (let stream = 0; stream < 1_100; stream += 1) stats.feed(line({ pts: 0, stream }));
    const facts = stats.finish(false);
    expect(facts).toMatchObject({ complete: false, ignored_lines: 77 });
    expect(facts.streams).toHaveLength(1_024);
  });
});

it('adds up what lies between the starts of a clock, and takes packets out of order for no start', () => {
  const lines = (times: number[]) => times.map((time) => `0,${time},${time},0.5,10,0,K_`);
  const of = (times: number[]) => {
    const stats = new PacketStats();
    for (const line of lines(times)) stats.feed(line);
    return stats.finish().streams[0]?.chained_duration_sec;
  };
  expect(of([0, 0.5, 1, 1.5, 0, 0.5, 1])).toBe(3.5);
  expect(of([0, 1, 0.5, 1.5])).toBeNull();
});
