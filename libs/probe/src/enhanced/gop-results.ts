import { bestVideo, type Sources } from './sources';

/** Groups of pictures of the best video: lengths and bit rates from packets, types from decoding. */
export function gopResults(of: Sources) {
  const video = bestVideo(of);
  if (!video?.gop) return null;
  const packets = of.evidence.packets?.streams.find((stream) => stream.stream_index === video.index);
  const rates = packets?.gop_bit_rate ?? null;
  const decode = of.content?.results.coverage.video_stream_index === video.index ? of.content.decode : null;
  return {
    ...video.gop,
    keyframe_count: packets?.keyframes.count ?? null,
    bit_rate: rates && {
      mean_bps: rates.mean_bps,
      min_bps: rates.min_bps,
      max_bps: rates.max_bps,
      max_at_sec: rates.max_at_sec,
    },
    frame_types: decode?.frame_types ?? null,
    pattern: decode?.pattern ?? null,
    pattern_regular: decode?.pattern_regular ?? null,
  };
}

/** Series over time that packets give, beside those of the content. */
export function packetTimeline(of: Sources): Record<string, unknown> | null {
  const { packets } = of.evidence;
  if (!packets) return null;
  const video = bestVideo(of);
  const groups = packets.streams.find((stream) => stream.stream_index === video?.index)?.gop_bit_rate ?? null;
  const series = ({ series_start_sec, bin_sec, series_bps }: typeof packets.bit_rate) => ({
    start_sec: series_start_sec,
    interval_sec: bin_sec,
    bps: series_bps,
  });
  return {
    bit_rate: {
      container: series(packets.bit_rate),
      streams: packets.streams.map(({ stream_index, bit_rate }) => ({ stream_index, ...series(bit_rate) })),
    },
    gop: groups && { stream_index: video?.index ?? null, stride: groups.stride, groups: groups.groups },
  };
}
