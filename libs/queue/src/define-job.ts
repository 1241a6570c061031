import type { Job } from 'bull';
import type { z } from 'zod';

/** A job's declaration: shared by who rings and who works, so that the caller loads no handler code. */
export interface JobDefinition<P = unknown> {
  readonly name: string;
  readonly queue: string;
  readonly payload: z.ZodType<P>;
}

/** What a handler gets. */
export type JobOf<D> = D extends JobDefinition<infer P> ? Pick<Job<P>, 'id' | 'data'> : never;

const declared = new Map<string, JobDefinition>();

/** Declares a job once. A second declaration of the same name is a programming error and stops the boot. */
export function defineJob<P>(definition: JobDefinition<P>): JobDefinition<P> {
  if (declared.has(definition.name)) throw new Error(`The job ${definition.name} is declared twice`);
  declared.set(definition.name, definition);
  return definition;
}

/** Every job declared by the code that is loaded. */
export function declaredJobs(): JobDefinition[] {
  return [...declared.values()];
}
