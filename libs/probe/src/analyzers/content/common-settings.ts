import type { ContentThresholds } from '../../content/thresholds';
import { defaultThresholds } from '../../content/thresholds';

/** Seconds: from there on a stretch is a warning. */
export function warnSec(seconds: number, of: string) {
  return { default: seconds, unit: 's', min: 0, max: 86_400, meaning: `${of} for so long is a warning` } as const;
}

/** A setting of the measurement itself, with the detector's own default. */
export function measuring<K extends keyof ContentThresholds>(
  detector: K,
  unit: string | null,
  [min, max]: readonly [number, number],
  meaning: string,
): { default: number; unit: string | null; min: number; max: number; meaning: string; detector: K } {
  return { default: defaultThresholds[detector], unit, min, max, meaning, detector };
}
