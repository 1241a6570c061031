import { type NotedFrame, noted } from './metadata-reader';

export interface SilencedetectOptions {
  /** Samples at or below this are silent, dBFS. */
  noiseDb: number;
  /** Shortest silence that is noted, seconds. */
  minSec: number;
}

export interface SilenceNote {
  channel: number;
  startSec: number | null;
  endSec: number | null;
}

/** Filter `silencedetect`, every channel for itself: together it hides one silent channel. Channels count from 0 here. */
export const silencedetect = {
  ask: ({ noiseDb, minSec }: SilencedetectOptions): string => `silencedetect=n=${noiseDb}dB:d=${minSec}:mono=1`,
  /** Channels of which this block notes something. No end is noted at the end of the stream. */
  read: (frame: NotedFrame, channels: number): SilenceNote[] => {
    const notes: SilenceNote[] = [];
    for (let channel = 0; channel < channels; channel++) {
      const startSec = noted(frame, `lavfi.silence_start.${channel + 1}`);
      const endSec = noted(frame, `lavfi.silence_end.${channel + 1}`);
      if (startSec !== null || endSec !== null) notes.push({ channel, startSec, endSec });
    }
    return notes;
  },
};
