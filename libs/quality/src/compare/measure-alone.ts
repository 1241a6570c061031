import type { Ffmpeg } from '@app/ffmpeg';
import { measureAll, type Measurement, type Measurer, type MeasureRequest } from './measure';
import { type MemoryBudget, memoryBudget } from './run-memory';

/** A run of its own for each pair. */
export function alone(ffmpeg: Ffmpeg, memory = memoryBudget(1)): Measurer {
  return (ask) => measureAlone(ffmpeg, ask(), memory);
}

/** @throws AppError the same as Ffmpeg */
export async function measureAlone(
  ffmpeg: Ffmpeg,
  request: MeasureRequest,
  memory: MemoryBudget,
): Promise<Measurement> {
  const [measurement] = await measureAll(ffmpeg, [request], { memory, signal: request.signal });
  if (!measurement) throw new Error('a run gave no measurement of its only pair');
  return measurement;
}
