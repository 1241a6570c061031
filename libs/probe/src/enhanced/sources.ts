import type { MediaInfo, ProbeEvidence, RawProbe } from '@app/ffmpeg';
import type { Depth } from '../analysis-options';
import type { ContentOutcome } from '../content/content-pass';
import type { StreamHash } from '../hash-streams';
import type { SecondLook } from '../second-look';
import type { Complaint } from '../tool-complaints';

export interface Undecoded {
  reason: string;
  /** The media is at fault: it declares pictures or sound, and the decoders can make nothing of them. */
  isDamage: boolean;
}

/** Everything an analysis is put together from. What a depth did not look at is null or empty. */
export interface Sources {
  depth: Depth;
  raw: RawProbe;
  media: MediaInfo;
  evidence: ProbeEvidence;
  content: ContentOutcome | null;
  /** Why nothing was decoded where decoding was asked for; absent or null otherwise. */
  undecoded?: Undecoded | null;
  complaints: readonly Complaint[];
  secondLook: SecondLook | null;
  streamHashes: StreamHash[] | null;
}

export const bestVideo = ({ media }: Pick<Sources, 'media'>): MediaInfo['video'][number] | null =>
  media.video.find((stream) => stream.is_best) ?? null;
