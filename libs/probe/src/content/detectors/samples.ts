import type { ChannelNote } from '@app/ffmpeg';
import type { ChannelLevel, Interval, Total } from '../content-results';
import { inOrder, IntervalLog, sumOf } from '../reading/interval-log';
import type { ContentThresholds } from '../thresholds';

/** Clipped peaks, offset and highest sample of each channel of a track, from blocks of a tenth of a second. */
export class SamplesDetector {
  private readonly channels: ChannelState[];
  private readonly flatDb: number;

  constructor(
    private readonly streamIndex: number,
    channels: number,
    private readonly thresholds: ContentThresholds,
  ) {
    this.channels = Array.from({ length: channels }, (_, channel) => ({
      clipping: new IntervalLog({ stream_index: streamIndex, channel }),
      offsets: 0,
      samples: 0,
      peakDb: null,
    }));
    // a mean run of n samples is noted as 20·log10(n)
    this.flatDb = 20 * Math.log10(thresholds.clippingMinSamples) - 0.01;
  }

  take(channel: number, note: ChannelNote, samples: number, timeSec: number): void {
    const state = this.channels[channel];
    if (!state) return;
    const { peakDb, flatFactorDb, dcOffset } = note;
    state.samples += samples;
    state.offsets += (dcOffset ?? 0) * samples;
    if (peakDb !== null) state.peakDb = Math.max(state.peakDb ?? peakDb, peakDb);
    const flat = flatFactorDb !== null && flatFactorDb >= this.flatDb;
    state.clipping.mark(flat && peakDb !== null && peakDb >= this.thresholds.clippingMinDb, timeSec);
  }

  result(endSec: number): { clipping: Interval[]; total: Total; dcOffset: ChannelLevel[]; peakDb: ChannelLevel[] } {
    for (const { clipping } of this.channels) clipping.end(endSec);
    const level = (value: (state: ChannelState) => number | null): ChannelLevel[] =>
      this.channels.map((state, channel) => ({ stream_index: this.streamIndex, channel, value: value(state) }));
    return {
      clipping: inOrder(this.channels.map(({ clipping }) => clipping.list)),
      total: sumOf(this.channels.map(({ clipping }) => clipping.total)),
      dcOffset: level(({ offsets, samples }) => (samples === 0 ? null : Math.round((offsets / samples) * 1e6) / 1e6)),
      peakDb: level(({ peakDb }) => (peakDb === null ? null : Math.round(peakDb * 100) / 100)),
    };
  }
}

interface ChannelState {
  clipping: IntervalLog;
  offsets: number;
  samples: number;
  peakDb: number | null;
}
