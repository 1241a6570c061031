import type { StreamPacketFacts } from './packet-facts';
import { PacketStats } from './packet-stats';

interface Made {
  pts: number | null;
  dts: number | null;
  duration: number;
}

const say = (value: number | null): string => (value === null ? 'N/A' : value.toFixed(6));
const frames = (count: number): Made[] =>
  Array.from({ length: count }, (_, at) => ({ pts: at * 0.04, dts: at * 0.04 - 0.04, duration: 0.04 }));

function measure(packets: readonly Made[]): StreamPacketFacts {
  const stats = new PacketStats();
  for (const { pts, dts, duration } of packets) stats.feed(`0,${say(pts)},${say(dts)},${say(duration)},1000,N/A,__`);
  return stats.finish().streams[0] as StreamPacketFacts;
}

describe('a stream of which some frames have no presentation time', () => {
  // a program stream: of frames that share a packet the first alone has its time
  const shared = (missing: number[]): Made[] =>
    frames(100).map((frame, at) => (missing.includes(at) ? { ...frame, pts: null } : frame));

  it('is as long, and as even, as its decoding times say', () => {
    const facts = measure(shared([40, 41, 98, 99]));
    expect(facts).toMatchObject({ start_sec: 0, end_sec: 4, duration_sec: 4 });
    expect(facts.frame_durations).toMatchObject({ variable: false, usual_ms: 40, mean_ms: 40 });
    expect(facts.timing).toMatchObject({ gap_count: 0, missing_pts_count: 4 });
  });

  it('tells its rate by them where no frame has one', () => {
    const packets = frames(50).map((frame) => ({ ...frame, pts: null, duration: 0.02 }));
    expect(measure(packets).frame_durations).toMatchObject({ usual_ms: 40, mean_ms: 40 });
  });

  it('has gaps where decoding times have them', () => {
    const packets = shared([10]).filter((_, at) => at < 50 || at > 54);
    expect(measure(packets).timing).toMatchObject({ gap_count: 1 });
  });

  it('is told by what times it has where decoding times are missing, too, or fall', () => {
    const incomplete = shared([99]).map((packet, at) => (at === 20 ? { ...packet, dts: null, pts: null } : packet));
    expect(measure(incomplete)).toMatchObject({ end_sec: 3.96 });
    const falling = shared([99]).map((packet, at) => (at === 20 ? { ...packet, dts: 0 } : packet));
    expect(measure(falling).frame_durations).toMatchObject({ measured_count: 98 });
  });
});
