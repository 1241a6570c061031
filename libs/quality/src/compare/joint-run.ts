import type { Ffmpeg } from '@app/ffmpeg';
import type { Arrival } from './arrival';
import { measureAll, type MeasureRequest } from './measure';
import type { MemoryBudget } from './run-memory';

/** A run that tells nothing for so long is taken for stuck: what pairs can do to each other in one run is done alone. */
const stallMs = 120_000;
const lookEveryMs = 5_000;
/** Taken where the length is unknown. */
const someFrames = 1_000;

/** One run for several pairs, of which each may leave on the way. */
export class JointRun {
  private readonly stop = new AbortController();
  private readonly gone = new Set<Arrival>();
  private beginsAgain = false;
  private frames = 0;
  /** Null while the run waits for its place. */
  private heardAt: number | null = null;

  constructor(
    private readonly ffmpeg: Ffmpeg,
    private readonly company: readonly Arrival[],
    private readonly memory: MemoryBudget,
  ) {}

  /** @returns those who have to be measured again: all who are left, where one left early; each alone, where the run failed */
  async run(): Promise<Arrival[]> {
    const deaf = this.company.map((arrival) => arrival.onGone(() => this.leave(arrival)));
    const stall = setInterval(() => {
      if (this.heardAt !== null && Date.now() - this.heardAt > stallMs) this.stop.abort();
    }, lookEveryMs).unref();
    try {
      const requests = this.company.map((arrival) => this.overheard(arrival));
      const measurements = await measureAll(this.ffmpeg, requests, {
        memory: this.memory,
        signal: this.stop.signal,
        onStart: () => (this.heardAt = Date.now()),
      });
      measurements.forEach((measurement, n) => this.company[n]?.completed(measurement));
      return [];
    } catch {
      const left = this.company.filter((arrival) => !this.gone.has(arrival));
      if (!this.beginsAgain) for (const arrival of left) arrival.isLoner = true;
      return left;
    } finally {
      clearInterval(stall);
      for (const stopListening of deaf) stopListening();
      for (const arrival of this.gone) arrival.cancelled();
    }
  }

  /** A pair can't be taken out of a run: it goes on to no purpose, or the run begins again without it, whichever is less work. */
  private leave(arrival: Arrival): void {
    this.gone.add(arrival);
    const left = this.company.length - this.gone.size;
    if (left === 0) return this.stop.abort();
    arrival.cancelled();
    const ahead = (arrival.request.expectedFrames ?? someFrames) - this.frames;
    if (this.frames * left >= ahead) return;
    this.beginsAgain = true;
    this.stop.abort();
  }

  private overheard(arrival: Arrival): MeasureRequest {
    const { request } = arrival;
    const heard = (tell: () => void) => {
      this.heardAt = Date.now();
      if (!this.gone.has(arrival)) tell();
    };
    const { signatures } = request;
    return {
      ...request,
      onFrame: (frames) => {
        this.frames = Math.max(this.frames, frames);
        heard(() => request.onFrame?.(frames));
      },
      ...(signatures && { signatures: { ...signatures, onTaken: () => heard(signatures.onTaken) } }),
    };
  }
}
