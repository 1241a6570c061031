import { astats, ebur128, MetadataReader, type NotedFrame } from '@app/ffmpeg';
import type { TrackLoudness } from '../content-results';
import { LoudnessDetector } from '../detectors/loudness';
import type { GroupPlan } from '../plan-graph';

/** Loudness of tracks that were joined to one programme. */
export class GroupReader {
  readonly firstStream: number;
  private readonly channels: number;
  private readonly detector: LoudnessDetector;
  private readonly reader = new MetadataReader((frame) => this.take(frame));
  private seen = false;

  constructor({ group, channels }: GroupPlan) {
    this.firstStream = group.streams[0] ?? 0;
    this.channels = channels.reduce((sum, count) => sum + count, 0);
    this.detector = new LoudnessDetector(this.firstStream);
  }

  readonly consume = (chunk: Buffer): void => this.reader.push(chunk);

  /** Once the run is over, however it ended. */
  close(): void {
    this.reader.end();
  }

  /** Null when no sample came. */
  get loudness(): TrackLoudness | null {
    return this.seen ? this.detector.result() : null;
  }

  private take(frame: NotedFrame): void {
    this.seen = true;
    const peaks = Array.from({ length: this.channels }, (_, channel) => astats.read(frame, channel).peakDb).filter(
      (peak) => peak !== null,
    );
    this.detector.take(ebur128.read(frame), peaks.length === 0 ? null : Math.max(...peaks), frame.timeSec ?? 0);
  }
}
