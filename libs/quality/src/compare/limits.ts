import type { ToolLimits } from '@app/ffmpeg';
import { availableParallelism } from 'node:os';

/** Two full decodes of a film and every metric of it may take hours; what ends sooner is a cancel. */
export const qualityLimits: Partial<ToolLimits> = {
  timeoutMs: 12 * 3_600_000,
  cpuSeconds: 48 * 3_600,
  memoryBytes: 6 * 1024 ** 3,
  openFiles: 256,
};

export const threads = Math.max(1, Math.min(16, availableParallelism()));

/** Frames a side of which signatures are kept: 1152 bytes each, 288 MB. What is beyond is not compared, and said so. */
export const mostSignatures = 250_000;
