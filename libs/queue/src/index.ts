export { defineJob, type JobDefinition, type JobOf } from './define-job';
export { Doorbell } from './doorbell';
export { Handles } from './handles';
export { JobRow, type JobStatus, jobStatuses, type Progress } from './job-row.entity';
export { type Claim, JobTable } from './job-table';
export { QueueModule } from './queue.module';
export { impatientRedis, patientRedis } from './redis';
export { Words } from './words';
