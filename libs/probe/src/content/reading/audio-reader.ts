import { aphasemeter, astats, ebur128, MetadataReader, type NotedFrame } from '@app/ffmpeg';
import type { ChannelLevel, Dynamics, Interval, TestTone, Total, TrackLoudness, TrackPhase } from '../content-results';
import type { TimelineSeries } from '../content-timeline';
import { dynamicsOf } from '../detectors/dynamics';
import { LoudnessDetector } from '../detectors/loudness';
import { PhaseDetector } from '../detectors/phase';
import { SamplesDetector } from '../detectors/samples';
import { SilenceDetector } from '../detectors/silence';
import { TonesDetector } from '../detectors/tones';
import type { AudioPlan } from '../plan-graph';
import type { ContentThresholds } from '../thresholds';

export interface TrackResults {
  silence: { intervals: Interval[]; total: Total } | null;
  samples: { clipping: Interval[]; total: Total; dcOffset: ChannelLevel[]; peakDb: ChannelLevel[] } | null;
  tones: { tones: TestTone[]; frequencies: ChannelLevel[] } | null;
  phase: TrackPhase | null;
  loudness: TrackLoudness | null;
  dynamics: Dynamics | null;
  momentary: TimelineSeries | null;
  shortTerm: TimelineSeries | null;
  truePeaks: TimelineSeries | null;
  samplePeaks: TimelineSeries | null;
}

const blockSec = 0.1;

/** Everything that is read of one audio track. */
export class AudioReader {
  private readonly reader: MetadataReader;
  private readonly silence: SilenceDetector | null;
  private readonly samples: SamplesDetector | null;
  private readonly tones: TonesDetector | null;
  private readonly phase: PhaseDetector | null;
  private readonly loudness: LoudnessDetector | null;
  private lastEnd: number | null = null;

  constructor(
    private readonly plan: AudioPlan,
    thresholds: ContentThresholds,
  ) {
    const { stream, channels, sampleRateHz, needs } = plan;
    this.silence = needs.has('silence') ? new SilenceDetector(stream.index, channels, thresholds.silenceMinSec) : null;
    this.samples = needs.has('samples') ? new SamplesDetector(stream.index, channels, thresholds) : null;
    this.tones = needs.has('tones') ? new TonesDetector(stream.index, channels, sampleRateHz, thresholds) : null;
    this.phase = needs.has('phase') ? new PhaseDetector(stream.index, thresholds) : null;
    this.loudness = needs.has('loudness') ? new LoudnessDetector(stream.index) : null;
    this.reader = new MetadataReader((frame) => this.take(frame));
  }

  readonly consume = (chunk: Buffer): void => this.reader.push(chunk);

  /** Once the run is over, however it ended. */
  close(): void {
    this.reader.end();
  }

  /** Null when no sample came. */
  get endSec(): number | null {
    return this.lastEnd;
  }

  results(): TrackResults {
    const end = this.lastEnd ?? 0;
    const loudness = this.loudness?.result() ?? null;
    return {
      silence: this.silence?.result(end) ?? null,
      samples: this.samples?.result(end) ?? null,
      tones: this.tones?.result(end) ?? null,
      phase: this.phase?.result(end) ?? null,
      loudness,
      dynamics: loudness && dynamicsOf(loudness),
      momentary: this.loudness?.momentary.result(this.plan.stream.index) ?? null,
      shortTerm: this.loudness?.shortTerm.result(this.plan.stream.index) ?? null,
      truePeaks: this.loudness?.truePeaks.result(this.plan.stream.index) ?? null,
      samplePeaks: this.loudness?.samplePeaks.result(this.plan.stream.index) ?? null,
    };
  }

  private take(frame: NotedFrame): void {
    const timeSec = frame.timeSec ?? this.lastEnd ?? 0;
    const samples = astats.samples(frame);
    this.lastEnd = timeSec + (samples === null ? blockSec : samples / this.plan.sampleRateHz);
    const channels = Array.from({ length: this.plan.channels }, (_, channel) => astats.read(frame, channel));
    this.silence?.take(frame);
    channels.forEach((note, channel) => {
      this.samples?.take(channel, note, samples ?? 0, timeSec);
      this.tones?.take(channel, note, samples ?? 0, timeSec);
    });
    this.phase?.take(
      aphasemeter.read(frame),
      channels.map(({ rmsDb }) => rmsDb),
      timeSec,
    );
    const peaks = channels.map(({ peakDb }) => peakDb).filter((peak) => peak !== null);
    this.loudness?.take(ebur128.read(frame), peaks.length === 0 ? null : Math.max(...peaks), timeSec);
  }
}
