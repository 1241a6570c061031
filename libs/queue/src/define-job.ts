import type { Job } from 'bull';
import { z } from 'zod';
import type { QueueName } from './queues';

/** Every job is a postcard: the id of the row that is the work. */
export const rowPayload = z.object({ id: z.uuid() });
export type RowPayload = z.infer<typeof rowPayload>;

/** A job's declaration: shared by who rings and who works, so that the caller loads no handler code. */
export interface JobDefinition {
  readonly name: string;
  readonly queue: QueueName;
  /** Table of the rows this job works off. */
  readonly table: string;
  /** Prefix of their outbox events, e.g. `analysis`. */
  readonly event: string;
  /** Rows of this lane are meant. */
  readonly lane: string;
  /** Callers who wait may knock: its handler can begin before the row is stored. */
  readonly knocks?: true;
}

/** What a handler gets. */
export type RowJob = Pick<Job<RowPayload>, 'id' | 'data'>;

const declared = new Map<string, JobDefinition>();

/** Declares a job once. A second declaration of the same name is a programming error and stops the boot. */
export function defineJob(definition: JobDefinition): JobDefinition {
  if (declared.has(definition.name)) throw new Error(`The job ${definition.name} is declared twice`);
  declared.set(definition.name, definition);
  return definition;
}

/** Every job declared by the code that is loaded. */
export function declaredJobs(): JobDefinition[] {
  return [...declared.values()];
}
