import { logContext } from './logger';
import { traceparent } from './tracing';

/** Who asked for a job, kept in its row: leads from a worker's log lines and spans back to the request. */
export interface WorkOrigin {
  request_id?: string;
  traceparent?: string;
  /** the process whose caller waits for the end; absent when nobody does */
  waiter?: string;
}

/**
 * Of the request under way; null outside of one.
 * @param waiter this process's instance id where its caller waits
 */
export function workOrigin(waiter?: string): WorkOrigin | null {
  const { request_id: requestId } = logContext();
  const parent = traceparent();
  if (requestId === undefined && parent === null && waiter === undefined) return null;
  return {
    ...(requestId !== undefined && { request_id: requestId }),
    ...(parent !== null && { traceparent: parent }),
    ...(waiter !== undefined && { waiter }),
  };
}
