import type { VideoStream } from '@app/ffmpeg';

/** White of the reference display for standard dynamic range, cd/m². */
export const referenceWhite = 200;
const referenceGamma = 2.2;
/** Nominal peak of the reference display for HLG, cd/m², and its system gamma (ITU-R BT.2100). */
const hlgPeak = 1_000;
const hlgSystemGamma = 1.2;

/**
 * Light a reference display makes of each 8-bit code value of narrow range, cd/m². Standard dynamic range: a display of
 * 200 cd/m² and gamma 2.2; PQ: its absolute curve (SMPTE ST 2084); HLG: a display of 1000 cd/m² (ITU-R BT.2100).
 */
export function displayLight(transfer: VideoStream['color']['transfer']): Float32Array {
  const curve = transfer === 'smpte2084' ? perceptualQuantizer : transfer === 'arib-std-b67' ? hybridLogGamma : gamma;
  return Float32Array.from({ length: 256 }, (_, code) => curve(Math.min(1, Math.max(0, (code - 16) / 219))));
}

function gamma(signal: number): number {
  return referenceWhite * signal ** referenceGamma;
}

/** SMPTE ST 2084: light of a signal from 0 to 1, cd/m². */
export function perceptualQuantizer(signal: number): number {
  const [m1, m2, c1, c2, c3] = [2610 / 16384, (2523 / 4096) * 128, 3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32];
  const root = signal ** (1 / m2);
  return 10_000 * (Math.max(0, root - c1) / (c2 - c3 * root)) ** (1 / m1);
}

/** ITU-R BT.2100, inverse of the camera's curve and the system gamma, for neutral colours exact. */
function hybridLogGamma(signal: number): number {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  const scene = signal <= 0.5 ? (signal * signal) / 3 : (Math.exp((signal - c) / a) + b) / 12;
  return hlgPeak * scene ** hlgSystemGamma;
}
