/** What the detectors go by. Values are practice, but for those of the filters and standards named beside them. */
export interface ContentThresholds {
  /** Share of the pixels and of the luma range; blackdetect's own defaults. */
  blackPictureShare: number;
  blackPixelLuma: number;
  blackMinSec: number;
  freezeNoiseDb: number;
  freezeMinSec: number;
  silenceDb: number;
  silenceMinSec: number;
  /** Luma below this share of full scale is a bar; cropdetect's own default. */
  barLimit: number;
  /** 0 to 100; scdet's own default. */
  sceneCutScore: number;
  /** Lowest level, dBFS, and shortest run of equal samples of a clipped peak. */
  clippingMinDb: number;
  clippingMinSamples: number;
  /** Mean correlation of a block at or below this is antiphase. */
  antiphaseCorrelation: number;
  antiphaseMinSec: number;
  /** Share of the picture, per cent, that may lie beyond the tolerance (EBU R 103: 1 %). */
  levelsMaxPercent: number;
  /** Shortest steady sine that is a test tone. */
  toneMinSec: number;
}

export const defaultThresholds: ContentThresholds = {
  blackPictureShare: 0.98,
  blackPixelLuma: 0.1,
  blackMinSec: 0.1,
  freezeNoiseDb: -60,
  freezeMinSec: 0.5,
  silenceDb: -60,
  silenceMinSec: 0.5,
  barLimit: 24 / 255,
  sceneCutScore: 10,
  clippingMinDb: -1,
  clippingMinSamples: 4,
  antiphaseCorrelation: -0.5,
  antiphaseMinSec: 1,
  levelsMaxPercent: 1,
  toneMinSec: 1,
};
