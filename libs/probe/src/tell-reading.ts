import type { Progress } from '@app/queue';
import type { OpenSource } from './probe-source';

const everyMs = 500;

/**
 * Tells how much of a source has been read, twice a second, while `use` reads it: the bytes that came through the proxy, or for a local
 * file the place the tool has come to, which `use` tells. What is over sooner is not told of.
 */
export async function tellReading<T>(
  source: Pick<OpenSource, 'facts'>,
  report: (progress: Progress) => void,
  use: (isAt: (positionBytes: number) => void) => Promise<T>,
): Promise<T> {
  const began = Date.now();
  let position: number | null = null;
  const timer = setInterval(() => {
    const { sizeBytes, bytesRead } = source.facts();
    const read = bytesRead ?? position;
    const fraction = read === null || !sizeBytes ? null : Math.min(1, read / sizeBytes);
    const elapsedSec = (Date.now() - began) / 1000;
    const left = fraction ? Math.round((elapsedSec / fraction) * (1 - fraction)) : null;
    report({ fraction, stage: 'reading', eta_seconds: left });
  }, everyMs);
  try {
    return await use((positionBytes) => {
      if (Number.isFinite(positionBytes)) position = Math.max(position ?? 0, positionBytes);
    });
  } finally {
    clearInterval(timer);
  }
}
