export type { S3Access } from './s3-access';

/** Injection token of the S3 store with the service's credentials; null where none are configured. */
export const S3_ACCESS = Symbol('S3Access');
