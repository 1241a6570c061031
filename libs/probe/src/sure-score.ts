import type { RawProbe } from '@app/ffmpeg';

/** libavformat takes a score of 25 and less for worth another try with more bytes. */
const doubtful = 25;
/** Formats without a signature score a little more by chance alone; MPEG program streams and pictures score no more at best. */
const firmAtLow = /^(?:mpeg|\w+_pipe)$/;

/** The least score at which ffprobe's word on the format counts as sure. */
export function sureScoreOf(raw: RawProbe): number {
  return firmAtLow.test(raw.format?.format_name ?? '') ? doubtful + 1 : doubtful + 2;
}
