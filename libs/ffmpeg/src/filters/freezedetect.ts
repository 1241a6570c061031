import { type NotedFrame, noted } from './metadata-reader';

export interface FreezedetectOptions {
  /** Highest mean difference to the first frame of the run, dB. */
  noiseDb: number;
  /** Shortest run that is noted, seconds. */
  minSec: number;
}

/** Filter `freezedetect`: a run of frames that do not differ. */
export const freezedetect = {
  ask: ({ noiseDb, minSec }: FreezedetectOptions): string => `freezedetect=n=${noiseDb}dB:d=${minSec}`,
  /** The start is noted once the run is long enough, the end at the first frame that moves; none at the end of the stream. */
  read: (frame: NotedFrame): { startSec: number | null; endSec: number | null } => ({
    startSec: noted(frame, 'lavfi.freezedetect.freeze_start'),
    endSec: noted(frame, 'lavfi.freezedetect.freeze_end'),
  }),
};
