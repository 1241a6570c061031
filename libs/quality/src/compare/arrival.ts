import { runCancelled } from '@app/ffmpeg';
import type { Measurement, Measurer, MeasureRequest } from './measure';

/** One of those who measure together. */
export interface Member {
  /** Waits for the others, or for their run to end; throws as for a run of its own. */
  measure: Measurer;
  /** It measures nothing any more: nobody waits for it. Safe to call twice. */
  leave(): void;
}

/** A pair that is to be measured, and who waits for it. */
export class Arrival {
  readonly ended: Promise<Measurement>;
  /** In no run with others any more. */
  isLoner = false;
  private resolve!: (measurement: Measurement) => void;
  private reject!: (error: unknown) => void;
  private current: MeasureRequest;

  constructor(
    readonly member: Member,
    private readonly ask: () => MeasureRequest,
  ) {
    this.ended = new Promise((resolve, reject) => {
      [this.resolve, this.reject] = [resolve, reject];
    });
    this.current = ask();
  }

  get request(): MeasureRequest {
    return this.current;
  }

  /** To begin from the first frame again. */
  anew(): this {
    this.current = this.ask();
    return this;
  }

  /** Whether both can be measured in one run: a pair that waits for a later frame of the reference would hold up the others for good. */
  fits({ request, isLoner }: Arrival): boolean {
    const { reference, plan, signatures } = this.request;
    return (
      !this.isLoner &&
      !isLoner &&
      reference.input === request.reference.input &&
      reference.streamIndex === request.reference.streamIndex &&
      reference.keep === request.reference.keep &&
      plan.before.reference === request.plan.before.reference &&
      (signatures === undefined) === (request.signatures === undefined)
    );
  }

  /** Calls back once it is to end; the returned function stops listening. */
  onGone(listener: () => void): () => void {
    const { signal } = this.request;
    if (signal?.aborted) listener();
    else signal?.addEventListener('abort', listener, { once: true });
    return () => signal?.removeEventListener('abort', listener);
  }

  cancelled(): void {
    this.reject(runCancelled({}));
  }

  completed(measurement: Measurement): void {
    this.resolve(measurement);
  }

  async settle(measured: () => Promise<Measurement>): Promise<void> {
    await measured().then(this.resolve, this.reject);
  }
}
