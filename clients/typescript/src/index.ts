export { FfprobeApi } from './api.js';
export type { Following, JobEvent } from './events.js';
export type { JobKind, Jobs } from './jobs.js';
export type { LocalFile } from './multipart.js';
export { ApiProblem } from './problem.js';
export type { components, operations, paths } from './schema.js';
export type { ApiOptions } from './transport.js';
export type * from './types.js';
