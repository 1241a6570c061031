import type { ChannelNote } from '@app/ffmpeg';
import type { ChannelLevel, TestTone } from '../content-results';
import { rounded } from '../reading/interval-log';
import type { ContentThresholds } from '../thresholds';

/** A sine has its peak 3.01 dB above its mean square; as much more or less is the place of the samples. */
const sineCrestDb = 3.01;
const crestToleranceDb = 0.3;
/** From block to block a tone keeps its level and its frequency. */
const levelToleranceDb = 0.3;
const frequencyTolerance = { share: 0.01, hz: 6 };
const longestList = 200;

/** Steady sines of each channel of a track, by their frequency; and how high each channel's sound lies. */
export class TonesDetector {
  private readonly channels: ChannelTone[];
  private readonly list: TestTone[] = [];

  constructor(
    private readonly streamIndex: number,
    channels: number,
    private readonly sampleRateHz: number,
    private readonly thresholds: ContentThresholds,
  ) {
    this.channels = Array.from({ length: channels }, () => ({ run: null, crossings: 0, samples: 0 }));
  }

  take(channel: number, { peakDb, rmsDb, zeroCrossings }: ChannelNote, samples: number, timeSec: number): void {
    const of = this.channels[channel];
    if (!of || samples === 0) return;
    const audible = rmsDb !== null && peakDb !== null && zeroCrossings !== null && rmsDb > this.thresholds.silenceDb;
    if (!audible) return this.endRun(channel, timeSec);
    const crossings = zeroCrossings * samples;
    of.crossings += crossings;
    of.samples += samples;
    const isSine = Math.abs(peakDb - rmsDb - sineCrestDb) <= crestToleranceDb;
    if (!isSine || !this.goesOn(of.run, rmsDb, this.frequency(crossings, samples))) this.endRun(channel, timeSec);
    if (!isSine) return;
    of.run ??= { startSec: timeSec, crossings: 0, samples: 0, levelDb: rmsDb };
    of.run.crossings += crossings;
    of.run.samples += samples;
  }

  result(endSec: number): { tones: TestTone[]; frequencies: ChannelLevel[] } {
    this.channels.forEach((_, channel) => this.endRun(channel, endSec));
    const frequencies = this.channels.map(({ crossings, samples }, channel) => ({
      stream_index: this.streamIndex,
      channel,
      value: samples === 0 ? null : Math.round(this.frequency(crossings, samples)),
    }));
    return { tones: this.list.sort((a, b) => a.start_sec - b.start_sec || a.channel - b.channel), frequencies };
  }

  private goesOn(run: Run | null, levelDb: number, frequencyHz: number): boolean {
    if (run === null) return true;
    const before = this.frequency(run.crossings, run.samples);
    const tolerance = Math.max(frequencyTolerance.hz, before * frequencyTolerance.share);
    return Math.abs(levelDb - run.levelDb) <= levelToleranceDb && Math.abs(frequencyHz - before) <= tolerance;
  }

  private endRun(channel: number, endSec: number): void {
    const of = this.channels[channel];
    const run = of?.run;
    if (!of || !run) return;
    of.run = null;
    if (endSec - run.startSec < this.thresholds.toneMinSec - 5e-7 || this.list.length >= longestList) return;
    this.list.push({
      start_sec: rounded(run.startSec),
      end_sec: rounded(endSec),
      stream_index: this.streamIndex,
      channel,
      frequency_hz: Math.round(this.frequency(run.crossings, run.samples) * 10) / 10,
      level_dbfs: Math.round(run.levelDb * 10) / 10,
    });
  }

  private frequency(crossings: number, samples: number): number {
    return (crossings / samples / 2) * this.sampleRateHz;
  }
}

interface Run {
  startSec: number;
  crossings: number;
  samples: number;
  levelDb: number;
}

interface ChannelTone {
  run: Run | null;
  crossings: number;
  samples: number;
}
