import type { Alignment, Sides } from '../alignment/alignment';
import { Signatures } from '../alignment/signatures';
import { frameByFrame, timelines } from '../alignment/timeline';
import { aligned } from './aligned';
import { assumedFrames, type Assumption } from './assumption';
import type { CompareRequest } from './comparer';
import { EarlyAlignment, expectedPictures } from './early-alignment';
import { mostSignatures } from './limits';
import type { Measurement, Measurer } from './measure';
import { type Look, OffsetWatch } from './offset-watch';
import { sizeOfPair } from './pair-size';
import type { PicturePlan } from './picture-plan';
import { sidesWith } from './sides';
import { isCancel } from './take-both';
import type { Task } from './task';

/** A measuring run that went through, what it took for granted, the signatures from the same decode, and what they say. */
export interface AheadRun {
  assumption: Assumption;
  measurement: Measurement;
  sides: Sides;
  alignment: Alignment;
}

/** The offset to begin with, and the one that is seen meanwhile. */
const mostTries = 2;

/**
 * Measures before it is known which frames belong together, taking for granted that nearly all films are compared with their own encodes:
 * from the first frame on, or at the offset the request names. Both sides are decoded once for everything. The run is broken off as soon
 * as the signatures speak against it, and begins again where they show one other offset. Null when no assumption held for so long.
 * @throws AppError the same as Ffmpeg
 */
export async function measureAhead(
  measure: Measurer,
  request: CompareRequest,
  plan: PicturePlan,
  task: Task,
): Promise<AheadRun | null> {
  let next: Look = firstAssumption(request, plan);
  for (let tries = 0; tries < mostTries && typeof next === 'object'; tries += 1) {
    const ended = await attempt(measure, request, plan, task, next);
    if ('measurement' in ended) return ended;
    next = ended.look;
  }
  return null;
}

function firstAssumption({ reference, distorted, options }: CompareRequest, { fields }: PicturePlan): Assumption {
  const { referenceRate, distortedRate } = sidesWith(
    { reference, distorted },
    fields,
    new Signatures(),
    new Signatures(),
  );
  const [timeline = frameByFrame] = timelines(referenceRate, distortedRate);
  const offset = options.alignment.mode === 'fixed' ? options.alignment.offset_frames : 0;
  return { timeline, offset: timeline.faster === 'reference' ? offset : -Math.round(offset * timeline.ratio) };
}

async function attempt(
  measure: Measurer,
  { reference, distorted, options, signal, onProgress }: CompareRequest,
  plan: PicturePlan,
  task: Task,
  assumption: Assumption,
): Promise<AheadRun | { look: Look }> {
  const stop = new AbortController();
  const keep = assumedFrames(assumption);
  const whole = reference.video.frame_count;
  const expected = expectedPictures({ reference, distorted }, plan.fields);
  const nothingTaken = () =>
    new EarlyAlignment(noSides({ reference, distorted }, plan), expected, (sides) => aligned(sides, options.alignment));
  let taken = nothingTaken();
  let look: Look = 'holds';
  const ask = () => {
    const early = (taken = nothingTaken());
    const { sides } = early;
    const watch = options.alignment.mode === 'auto' ? new OffsetWatch(sides, assumption) : null;
    const onTaken = () => {
      if (look !== 'holds') return;
      early.taken();
      // Past the middle the run is worth ending: its signatures are then all there is to know.
      if (sides.reference.length > (whole ?? Number.POSITIVE_INFINITY) / 2) return;
      look = watch?.look() ?? 'holds';
      if (look !== 'holds') stop.abort();
    };
    return {
      reference: { input: reference.input, streamIndex: reference.video.index, keep: keep.reference },
      distorted: { input: distorted.input, streamIndex: distorted.video.index, keep: keep.distorted },
      plan,
      size: sizeOfPair({ reference, distorted }, plan),
      metrics: task.metrics,
      model: task.choice?.version ?? null,
      everyNthFrame: options.sampling.every_n_frames,
      expectedFrames: whole,
      signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
      onFrame: (frames: number) =>
        onProgress?.({ stage: 'measuring', fraction: whole ? Math.min(1, frames / whole) : null }),
      signatures: { reference: sides.reference, distorted: sides.distorted, onTaken },
    };
  };
  try {
    const measurement = await measure(ask);
    return { assumption, measurement, sides: taken.sides, alignment: taken.alignment() };
  } catch (error) {
    if (isCancel(error) && stop.signal.aborted && !signal?.aborted) return { look };
    throw error;
  }
}

function noSides(sides: Pick<CompareRequest, 'reference' | 'distorted'>, { fields }: PicturePlan): Sides {
  return sidesWith(sides, fields, new Signatures(mostSignatures), new Signatures(mostSignatures));
}
