import type { AppError } from '@app/errors';
import { type BudgetCode, refusal, type RefusalCode } from '../errors';

/** One thing that went wrong or was refused on the way out. */
export interface Refusal {
  code: RefusalCode;
  /** Redacted. */
  url: string;
  reason: string | null;
  /** The origin's status for HTTP_STATUS, else null. */
  status: number | null;
  /** Whether the source itself was asked for, through redirects or not; false for segments and other resources. */
  isSource: boolean;
  afterRedirect: boolean;
}

/** What the source's first good answer said about it; null where it said nothing. */
export interface SourceFacts {
  /** Redacted, after redirects. */
  url: string;
  status: number;
  etag: string | null;
  lastModified: string | null;
  /** Of the whole resource, also when the answer was a part of it. */
  contentLengthBytes: number | null;
  contentType: string | null;
  acceptsRanges: boolean;
}

export interface Verdict {
  /** The first 100, in order. */
  refusals: readonly Refusal[];
  refusalCount: number;
  requests: number;
  /** Bytes of bodies from origins, and of both directions of tunnels. */
  bytesRead: number;
  /** The budget that cut or refused something, or null. */
  budgetExceeded: BudgetCode | null;
  firstError: Refusal | null;
  source: SourceFacts | null;
  /** Whether a later answer of the source had another ETag or Last-Modified: what was read is then no one version of it. */
  sourceChanged: boolean;
}

const POLICY_CODES: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'ADDRESS_NOT_PUBLIC',
  'SCHEME_NOT_ALLOWED',
  'METHOD_NOT_ALLOWED',
  'PORT_NOT_ALLOWED',
  'REQUEST_NOT_ALLOWED',
  'ENTITIES_REFUSED',
  'REDIRECT_REFUSED',
]);

/**
 * The failure a verdict amounts to, whatever the tool's exit code was, or null when the run may stand: a budget first, then
 * anything refused by policy, then the source's own failure if it never answered. A missing segment alone is no failure.
 */
export function failureOf(verdict: Verdict): AppError | null {
  const decisive =
    verdict.refusals.find(({ code }) => code === verdict.budgetExceeded) ??
    verdict.refusals.find(({ code }) => POLICY_CODES.has(code)) ??
    (verdict.source === null ? verdict.refusals.find(({ isSource }) => isSource) : undefined);
  if (decisive === undefined) return null;
  const { code, url, reason, status } = decisive;
  return refusal(code, { url, ...(reason === null ? {} : { reason }), ...(status === null ? {} : { status }) });
}
