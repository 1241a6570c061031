import { SetMetadata } from '@nestjs/common';
import type { JobDefinition } from './define-job';

export const HANDLES = 'queue:handles';

/** Marks the method that works off a job; the boot refuses a job with none or with two. */
export const Handles = (job: JobDefinition) => SetMetadata(HANDLES, job);
