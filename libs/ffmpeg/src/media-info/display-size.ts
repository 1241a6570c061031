import { asPositiveInteger, asRatio, type Dictionary } from './read-value';
import type { Rotation } from './rotation';

export interface DisplaySize {
  sample_aspect_ratio: string | null;
  display_aspect_ratio: string | null;
  display_width: number | null;
  display_height: number | null;
}

/** Size as shown: coded size, then the sample aspect ratio on the width, then rotation. */
export function readDisplaySize(stream: Dictionary, rotation: Rotation): DisplaySize {
  const width = asPositiveInteger(stream['width']);
  const height = asPositiveInteger(stream['height']);
  // 0:1 is how ffprobe says unknown
  const ratio = asRatio(stream['sample_aspect_ratio']);
  const sar = ratio && ratio.num > 0 ? ratio : null;
  const sample_aspect_ratio = sar && `${sar.num}:${sar.den}`;
  if (width === null || height === null) {
    return { sample_aspect_ratio, display_aspect_ratio: null, display_width: null, display_height: null };
  }
  const { num, den } = sar ?? { num: 1, den: 1 };
  const turned = rotation.rotationDeg === 90 || rotation.rotationDeg === 270;
  const shownWidth = Math.max(1, Math.round((width * num) / den));
  return {
    sample_aspect_ratio,
    display_aspect_ratio: turned ? reduced(height * den, width * num) : reduced(width * num, height * den),
    display_width: turned ? height : shownWidth,
    display_height: turned ? shownWidth : height,
  };
}

/** Two whole numbers as "a:b" in lowest terms; null where they are too large to be told exactly. */
export function reduced(a: number, b: number): string | null {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return null;
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return `${a / x}:${b / x}`;
}
