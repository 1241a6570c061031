import { signatureHeight, signaturePixels, Signatures, signatureWidth, stepsPerLuma } from '../signatures';

/** A picture as luma 0..255 of a place (0..1 each way). */
export type Picture = (x: number, y: number) => number;

/** What frame n of a clip shows. */
export type Clip = (n: number) => Picture;

const { cos, exp, floor, max, min, PI, round, sin } = Math;

/** Blobs of light that wander about, each at its own pace: every frame differs from every other. */
export const wandering: Clip = (n) => {
  const blobs = [1, 2, 3, 4].map((blob) => ({
    x: 0.5 + 0.4 * sin(n * 0.11 * blob + blob),
    y: 0.5 + 0.4 * cos(n * 0.07 * blob + 2 * blob),
  }));
  return (x, y) =>
    blobs.reduce((light, blob) => light + 60 * exp(-((x - blob.x) ** 2 + (y - blob.y) ** 2) * 40), 20 + 20 * x);
};

/** Blobs of light that walk at random, in another way of each `seed`: no frame, and no movement, comes twice. */
export const walking = (seed: number): Clip => {
  const chance = (a: number, b: number) => {
    const value = sin(a * 127.1 + b * 311.7) * 43_758.5453;
    return value - floor(value);
  };
  const walk = (time: number, path: number) => {
    const [step, part] = [floor(time), time % 1];
    const eased = part * part * (3 - 2 * part);
    return chance(step, path) * (1 - eased) + chance(step + 1, path) * eased;
  };
  return (n) => {
    const blobs = [1, 2, 3, 4, 5].map((blob) => ({
      x: walk(n / 7, seed * 100 + blob),
      y: walk(n / 9, seed * 100 + 50 + blob),
    }));
    return (x, y) =>
      blobs.reduce((light, blob) => light + 60 * exp(-((x - blob.x) ** 2 + (y - blob.y) ** 2) * 40), 20 + 20 * x);
  };
};

/** A strong picture at rest, in front of which a clip moves a little: whatever of it is paired is alike. */
export const onOneSet =
  (clip: Clip): Clip =>
  (n) => {
    const picture = clip(n);
    return (x, y) => 60 + 60 * sin(9 * x) * cos(7 * y) + 0.35 * (picture(x, y) - 40);
  };

/** A ball that comes back to where it was every `period` frames. */
export const periodic =
  (period: number): Clip =>
  (n) =>
  (x, y) => {
    const turn = (2 * PI * n) / period;
    return 40 + 150 * exp(-((x - 0.5 - 0.3 * cos(turn)) ** 2 + (y - 0.5 - 0.3 * sin(turn)) ** 2) * 60);
  };

/** Other blobs, elsewhere. */
export const unrelated: Clip = (n) => {
  const other = wandering(5000 - 3 * n);
  return (x, y) => other(y, 1 - x);
};

/** Luma of frames that were made before: making them is most of a test's time. */
const made = new WeakMap<Clip, Map<number, Float64Array>>();

/** Frame `n`, row by row. */
function lumaOf(clip: Clip, n: number): Float64Array {
  const known = made.get(clip) ?? new Map<number, Float64Array>();
  made.set(clip, known);
  const frame = known.get(n);
  if (frame) return frame;
  const picture = clip(n);
  const luma = new Float64Array(signaturePixels);
  for (let p = 0; p < luma.length; p += 1)
    luma[p] = picture(
      ((p % signatureWidth) + 0.5) / signatureWidth,
      (floor(p / signatureWidth) + 0.5) / signatureHeight,
    );
  known.set(n, luma);
  return luma;
}

/** The clip's frames `frames` as signatures. */
export function signaturesOf(
  clip: Clip,
  frames: readonly number[],
  treat: (luma: number) => number = (luma) => luma,
): Signatures {
  const signatures = new Signatures();
  const samples = new Uint16Array(signaturePixels);
  for (const n of frames) {
    // a loop: `from` walks an iterator, which takes five times as long
    lumaOf(clip, n).forEach((luma, p) => (samples[p] = round(max(0, min(255, treat(luma))) * stepsPerLuma)));
    signatures.push(new Uint8Array(samples.buffer));
  }
  return signatures;
}

/** Frame numbers `from`..`to - 1`. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, n) => from + n);
}

/** Noise that is the same in every run, within ±`luma`. */
export function noise(luma: number): (value: number) => number {
  let state = 1;
  return (value) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return value + (state / 2147483648 - 0.5) * 2 * luma;
  };
}
