import type { Loudness } from '@app/ffmpeg';
import type { Interval } from './interval';

export interface TestTone extends Interval {
  channel: number;
  frequency_hz: number;
  /** Mean square level of a sine, so 3 dB below its peak. */
  level_dbfs: number;
}

export interface Dynamics {
  stream_index: number;
  /** From the integrated loudness, of all channels together, up to the true peak, of one: below 0 where many channels sound alike. */
  peak_to_loudness_lu: number | null;
  /** From the highest short-term loudness up to the true peak. */
  peak_to_short_term_lu: number | null;
}

export interface TrackLoudness extends Loudness {
  stream_index: number;
}

export interface AudioGroupLoudness {
  name: string;
  streams: number[];
  channel_map: string[] | null;
  loudness: Loudness;
}

export interface TrackPhase {
  stream_index: number;
  /** Of what is audible, −1 to 1. */
  mean_correlation: number | null;
  min_correlation: number | null;
  /** What is audible and mostly opposite in phase. */
  antiphase: Interval[];
  /** Share of the audible time with a correlation below −0.2: what a mono listener loses. */
  negative_share: number | null;
}

export interface ChannelLevel {
  stream_index: number;
  channel: number;
  value: number | null;
}
