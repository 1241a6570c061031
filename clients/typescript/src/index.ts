export { FfprobeApi } from './api';
export type { Following, JobEvent } from './events';
export type { JobKind, Jobs } from './jobs';
export type { LocalFile } from './multipart';
export { ApiProblem } from './problem';
export type { components, operations, paths } from './schema';
export type { ApiOptions } from './transport';
export type * from './types';
