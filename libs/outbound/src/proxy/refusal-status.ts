import type { AppError } from '@app/errors';
import { type RefusalCode, refusalCode } from '../errors';

const STATUS: Record<RefusalCode, number> = {
  ADDRESS_NOT_PUBLIC: 403,
  DNS_FAILED: 502,
  TLS_FAILED: 502,
  SCHEME_NOT_ALLOWED: 403,
  METHOD_NOT_ALLOWED: 405,
  PORT_NOT_ALLOWED: 403,
  REQUEST_NOT_ALLOWED: 400,
  ENTITIES_REFUSED: 403,
  REDIRECT_REFUSED: 403,
  REQUEST_BUDGET_EXCEEDED: 403,
  BYTE_BUDGET_EXCEEDED: 403,
  DEADLINE_EXCEEDED: 504,
  CONNECTION_REFUSED: 502,
  CONNECTION_LOST: 502,
  PROTOCOL_ERROR: 502,
  HTTP_STATUS: 502,
};

/** The status the tool gets for a refusal. The verdict carries the truth; a tool only has to notice that it failed. */
export function statusOf(error: AppError): number {
  const code = refusalCode(error);
  return code === null ? 502 : STATUS[code];
}
