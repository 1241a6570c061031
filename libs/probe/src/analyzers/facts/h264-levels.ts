import type { VideoStream } from '@app/ffmpeg';

/** [level_idc, MaxMBPS macroblocks a second, MaxFS macroblocks a frame] of the H.264 levels. */
const LEVELS: ReadonlyArray<readonly [number, number, number]> = [
  [10, 1_485, 99],
  [11, 3_000, 396],
  [12, 6_000, 396],
  [13, 11_880, 396],
  [20, 11_880, 396],
  [21, 19_800, 792],
  [22, 20_250, 1_620],
  [30, 40_500, 1_620],
  [31, 108_000, 3_600],
  [32, 216_000, 5_120],
  [40, 245_760, 8_192],
  [41, 245_760, 8_192],
  [42, 522_240, 8_704],
  [50, 589_824, 22_080],
  [51, 983_040, 36_864],
  [52, 2_073_600, 36_864],
  [60, 4_177_920, 139_264],
  [61, 8_355_840, 139_264],
  [62, 16_711_680, 139_264],
];

export interface LevelShare {
  percent: number;
  found: number;
  limit: number;
  of: 'frame' | 'second';
}

/** How much of its level a stream uses, by the limit that is nearer; null where level, size or rate are unknown. */
export function levelLimit(
  of: Pick<VideoStream, 'level' | 'coded_width' | 'coded_height' | 'width' | 'height' | 'frame_rate'>,
): LevelShare | null {
  const limits = LEVELS.find(([idc]) => idc === of.level);
  const [width, height] = [of.coded_width ?? of.width, of.coded_height ?? of.height];
  if (!limits || width === null || height === null) return null;
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  const [, perSecond, perFrame] = limits;
  const frame: LevelShare = {
    percent: (macroblocks / perFrame) * 100,
    found: macroblocks,
    limit: perFrame,
    of: 'frame',
  };
  if (!of.frame_rate) return frame;
  const rate = Math.round(macroblocks * of.frame_rate.value);
  const second: LevelShare = { percent: (rate / perSecond) * 100, found: rate, limit: perSecond, of: 'second' };
  return second.percent > frame.percent ? second : frame;
}
