import { asNumber, type Dictionary } from './read-value';
import { findSideData } from './side-data';
import { findTag } from './tags';

type RightAngle = 0 | 90 | 180 | 270;

export interface Rotation {
  /** Degrees to turn clockwise, after `mirrored`; null when it is no right angle. */
  rotationDeg: RightAngle | null;
  /** Flip left to right first. */
  mirrored: boolean;
}

const UPRIGHT: Rotation = { rotationDeg: 0, mirrored: false };

/**
 * How to show the picture: from the display matrix, else ffprobe's `rotation` (counter-clockwise), else the old `rotate` tag
 * (clockwise). A matrix maps x' = a·x + c·y, y' = b·x + d·y with y pointing down (ISO/IEC 14496-12, matrix of `tkhd`).
 */
export function readRotation(stream: Dictionary, frames: Dictionary[]): Rotation {
  // of a frame (a photo's Exif, H.264's display orientation) ffprobe prints "3x3 displaymatrix"
  const list = [stream, ...frames.slice(0, 1)].flatMap((holder) =>
    findSideData(holder['side_data_list'], 'display matrix', 'displaymatrix'),
  );
  for (const entry of list) {
    const found = fromMatrix(entry['displaymatrix']) ?? fromDegrees(asNumber(entry['rotation']), -1);
    if (found) return found;
  }
  return fromDegrees(asNumber(findTag(stream['tags'], 'rotate')), 1) ?? UPRIGHT;
}

function fromMatrix(text: unknown): Rotation | null {
  if (typeof text !== 'string' || text.length > 1_024) return null;
  const cells = text.split('\n').flatMap((row) => row.replace(/^\s*[0-9a-f]{8}:/, '').split(/\s+/));
  const values = cells.filter((cell) => cell !== '').map(Number);
  const [a, b, , c, d] = values;
  if (values.length !== 9 || a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const determinant = a * d - b * c;
  if (!Number.isFinite(determinant) || determinant === 0) return null;
  const mirrored = determinant < 0;
  // a mirrored matrix is a flip of x followed by the rotation that is wanted
  const degrees = (Math.atan2(mirrored ? -b : b, mirrored ? -a : a) * 180) / Math.PI;
  return { rotationDeg: rightAngle(degrees), mirrored };
}

function fromDegrees(degrees: number | null, sign: 1 | -1): Rotation | null {
  return degrees === null ? null : { rotationDeg: rightAngle(sign * degrees), mirrored: false };
}

function rightAngle(degrees: number): RightAngle | null {
  const turned = ((degrees % 360) + 360) % 360;
  const quarter = Math.round(turned / 90);
  return Math.abs(turned - quarter * 90) <= 1 ? (((quarter % 4) * 90) as RightAngle) : null;
}
