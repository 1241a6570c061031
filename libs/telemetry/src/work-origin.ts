import { logContext } from './logger';
import { traceparent } from './tracing';

/** Who asked for a job, kept in its row: leads from a worker's log lines and spans back to the request. */
export interface WorkOrigin {
  request_id?: string;
  traceparent?: string;
}

/** Of the request under way; null outside of one. */
export function workOrigin(): WorkOrigin | null {
  const { request_id: requestId } = logContext();
  const parent = traceparent();
  if (requestId === undefined && parent === null) return null;
  return { ...(requestId !== undefined && { request_id: requestId }), ...(parent !== null && { traceparent: parent }) };
}
