import { random } from './bytes';

/** Bits of a file turned over, as zzuf does: each with this probability, the same for the same seed. */
export function mutant(original: Buffer, seed: number, ratio: number): Buffer {
  const next = random(seed);
  const changed = Buffer.from(original);
  const flips = Math.max(1, Math.round(original.length * 8 * ratio));
  for (let flip = 0; flip < flips; flip += 1) {
    const bit = Math.floor(next() * original.length * 8);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }
  return changed;
}
