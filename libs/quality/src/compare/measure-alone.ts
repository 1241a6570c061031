import type { Ffmpeg } from '@app/ffmpeg';
import { measureAll, type Measurement, type Measurer, type MeasureRequest } from './measure';

/** A run of its own for each pair. */
export function alone(ffmpeg: Ffmpeg): Measurer {
  return (ask) => measureAlone(ffmpeg, ask());
}

/** @throws AppError the same as Ffmpeg */
export async function measureAlone(ffmpeg: Ffmpeg, request: MeasureRequest): Promise<Measurement> {
  const [measurement] = await measureAll(ffmpeg, [request], request.signal);
  if (!measurement) throw new Error('a run gave no measurement of its only pair');
  return measurement;
}
