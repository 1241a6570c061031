import type { Sources } from './sources';

const mostGaps = 32;

/** Whether the file can be relied on: what is missing, out of order, damaged, and what the tools said. */
export function integrityResults({ depth, raw, media, evidence, content, complaints, streamHashes }: Sources) {
  const { packets, boxes, transport } = evidence;
  const decode = content?.decode ?? null;
  const coverage = content?.results.coverage ?? null;
  const ends = [coverage?.decoded_video_end_sec, coverage?.decoded_audio_end_sec].filter(
    (end) => typeof end === 'number',
  );
  return {
    looked_at: { quick: 'header', standard: 'packets', full: 'decoded' }[depth],
    valid: media.container.valid,
    durations: {
      header_sec: number(raw.format?.duration),
      packets_sec: packets?.complete ? packets.duration_sec : null,
      decoded_sec: coverage?.complete && ends.length > 0 ? Math.max(...ends) : null,
    },
    packets_complete: packets?.complete ?? null,
    missing_bytes: boxes && boxes.walked !== false ? boxes.missingBytes : null,
    trailing_bytes: transport?.trailing_bytes ?? null,
    timing: (packets?.streams ?? []).map(({ stream_index, packet_count, corrupt_count, timing }) => ({
      stream_index,
      packet_count,
      corrupt_count,
      ...timing,
      gaps: timing.gaps.slice(0, mostGaps),
    })),
    decoded_frames: decode?.decoded_frames ?? null,
    damaged_frames: decode?.damaged_frames ?? null,
    undecoded_packets: decode?.undecoded_packets ?? null,
    damaged_percent: decode?.damaged_percent ?? null,
    damaged_times_sec: decode?.damaged_times_sec ?? null,
    messages: complaints,
    stream_hashes: streamHashes,
  };
}

function number(text: string | undefined): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value > 0 ? value : null;
}
