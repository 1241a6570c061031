import type { Gop } from '../media-info';

/** What every packet of a file says, without decoding: a document, hence snake_case. `null` is unknown. */
export interface PacketFacts {
  /** False when reading ended early (a limit, a time out, read intervals): durations and counts are then not the file's. */
  complete: boolean;
  streams: StreamPacketFacts[];
  /** Earliest to latest end over all streams. */
  duration_sec: number | null;
  bytes: number;
  bit_rate: BitRateFacts;
  /** The furthest a packet stood behind another stream's in time where it stood behind it in the file, seconds; null for one stream. */
  interleave_sec: number | null;
  /** Lines that were no packets, blank ones apart. */
  ignored_lines: number;
}

export interface StreamPacketFacts {
  stream_index: number;
  packet_count: number;
  /** Packets flagged as decoded and not shown. */
  discarded_count: number;
  corrupt_count: number;
  bytes: number;
  start_sec: number | null;
  end_sec: number | null;
  duration_sec: number | null;
  /** Of all stretches together where the clock starts anew in between; null where it never does. */
  chained_duration_sec: number | null;
  /** Sum of what each packet says it lasts; null unless every one says it. */
  told_duration_sec: number | null;
  bit_rate: BitRateFacts;
  frame_durations: FrameDurationFacts | null;
  gop: Gop | null;
  keyframes: KeyframeFacts;
  /** Null for a stream without keyframes that are apart: sound has nothing but. */
  gop_bit_rate: GopRateFacts | null;
  timing: TimingFacts;
}

export interface BitRateFacts {
  /** Bits ÷ duration. */
  mean_bps: number | null;
  /** The fullest second, on a grid from the first packet. */
  peak_1s_bps: number | null;
  /** The fullest window as long as a decoder's buffer, wherever it starts; null for less than one. */
  peak_window: { window_sec: number; peak_bps: number; start_sec: number } | null;
  /** Width of a value of `series_bps`: 1 s, doubled whenever there would be more than 1,800 values. */
  bin_sec: number;
  series_start_sec: number | null;
  series_bps: number[];
}

/** Bits of each group of pictures over the time to the next keyframe. */
export interface GopRateFacts {
  mean_bps: number;
  min_bps: number;
  max_bps: number;
  max_at_sec: number | null;
  /** All of them, or every `stride`-th, at most 1,000. */
  groups: { start_sec: number; frames: number; bit_rate_bps: number }[];
  stride: number;
}

/** Distances between frames in order of display. */
export interface FrameDurationFacts {
  /** The most common one, milliseconds, to 0.1 ms. */
  usual_ms: number;
  mean_ms: number;
  min_ms: number;
  max_ms: number;
  /** How many differ from the usual one by more than 5 % and 1.5 ms. */
  deviating_count: number;
  measured_count: number;
  /** More than 2 % deviate, and at least two (of a picture: sound is often packed unevenly): a rounding time base or one lost frame is not a variable rate. */
  variable: boolean;
  /** [milliseconds, count], most common first, at most 16. */
  distinct_ms: [number, number][];
}

export interface KeyframeFacts {
  count: number;
  /** Times in seconds, in file order: all of them, or every `stride`-th, at most 2,000. */
  times_sec: number[];
  stride: number;
  /** Pictures that follow a keyframe in the file and are shown before it: with H.264 and MPEG-2 the mark of an open GOP. */
  leading_count: number;
}

export interface TimingFacts {
  missing_pts_count: number;
  missing_dts_count: number;
  /** Two packets of one presentation time. */
  duplicate_pts_count: number;
  /** Decoding time falls or stands still. */
  backward_dts_count: number;
  /** Decoding time falls by more than half the 33-bit, 90 kHz clock. */
  wrap_count: number;
  /** Times without a frame; see `Gaps` for what counts as one. */
  gap_count: number;
  /** The first 32: from the end of one frame to the start of the next. */
  gaps: { start_sec: number; end_sec: number }[];
}
