import type { AppError } from '@app/errors';
import type { IncomingMessage } from 'node:http';
import { type BudgetCode, type OutboundFailure, refusal, refusalCode } from '../errors';
import { redactUrl } from '../redact';
import type { Visit } from './tool-urls';
import type { Refusal, SourceFacts, Verdict } from './verdict';

const KEPT_REFUSALS = 100;
const advice: Record<BudgetCode, string> = {
  REQUEST_BUDGET_EXCEEDED: 'the operator sets SOURCE_MAX_REQUESTS',
  BYTE_BUDGET_EXCEEDED: 'depth quick reads least; the operator sets SOURCE_MAX_BYTES',
  DEADLINE_EXCEEDED: 'depth quick needs least; a stream without end ends at no other',
};

export interface Budgets {
  maxRequests: number;
  maxBytes: number;
}

/** What one job has used and what it was refused: the only place its budgets are counted. */
export class JobLedger {
  private requests = 0;
  private bytesRead = 0;
  private refusalCount = 0;
  private readonly refusals: Refusal[] = [];
  private budgetExceeded: BudgetCode | null = null;
  private spent: BudgetCode | null = null;
  private source: SourceFacts | null = null;
  private sourceChanged = false;
  private readonly limits: Budgets;

  private readonly exhaustion = new AbortController();

  constructor(budgets: Budgets) {
    this.limits = { ...budgets };
  }

  /** Another pass over the source begins: what was used so far no longer counts against its budgets. */
  renew(budgets: Budgets): void {
    this.limits.maxRequests = this.requests + budgets.maxRequests;
    this.limits.maxBytes = this.bytesRead + budgets.maxBytes;
  }

  /** What may still be used of the budgets of this pass. */
  left(): Budgets {
    const spent = this.spent !== null;
    const of = (most: number, used: number) => (spent ? 0 : Math.max(0, most - used));
    return {
      maxRequests: of(this.limits.maxRequests, this.requests),
      maxBytes: of(this.limits.maxBytes, this.bytesRead),
    };
  }

  /** Aborts, with the refusal as its reason, the first time a budget cuts or refuses something. */
  get exhausted(): AbortSignal {
    return this.exhaustion.signal;
  }

  get isSpent(): boolean {
    return this.spent !== null;
  }

  /** Counts a request. Throws the budget's refusal when it, or any budget before it, is spent. */
  admit(url: string): void {
    this.requests += 1;
    if (this.requests > this.limits.maxRequests) this.spend('REQUEST_BUDGET_EXCEEDED');
    if (this.spent !== null) throw this.overrun(this.spent, url);
  }

  /** Counts bytes. False when they are more than the job may read; nothing of them is to be passed on. */
  countBytes(bytes: number): boolean {
    this.bytesRead += bytes;
    return this.bytesRead <= this.limits.maxBytes;
  }

  /** From now on every request is refused with this code; the first budget spent keeps its name. */
  spend(code: BudgetCode): void {
    this.spent ??= code;
  }

  /** The refusal of something a budget really cut: a deadline nothing ran into leaves no trace in the verdict. */
  overrun(code: BudgetCode, url: string): AppError {
    const error = refusal(code, { url, reason: advice[code] });
    this.budgetExceeded ??= code;
    this.exhaustion.abort(error);
    return error;
  }

  refuse(error: AppError, visit: Visit | null, url: string): void {
    const code = refusalCode(error);
    if (code === null) return;
    const { reason, status } = error.details as Partial<OutboundFailure>;
    this.refusalCount += 1;
    if (this.refusals.length >= KEPT_REFUSALS) return;
    this.refusals.push({
      code,
      url,
      reason: reason ?? null,
      status: status ?? null,
      isSource: visit?.isSource ?? false,
      afterRedirect: (visit?.redirects ?? 0) > 0,
    });
  }

  /** Remembers what the source's first 200 or 206 said, and whether a later one contradicts it. */
  observe({ statusCode = 0, headers }: IncomingMessage, visit: Visit): void {
    if (!visit.isSource || (statusCode !== 200 && statusCode !== 206)) return;
    if (this.source !== null) {
      const { etag, lastModified } = this.source;
      this.sourceChanged ||= (headers.etag ?? null) !== etag || (headers['last-modified'] ?? null) !== lastModified;
      return;
    }
    const total = statusCode === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
    this.source = {
      url: redactUrl(visit.url),
      status: statusCode,
      etag: headers.etag ?? null,
      lastModified: headers['last-modified'] ?? null,
      contentLengthBytes: total === undefined ? null : Number(total),
      contentType: headers['content-type'] ?? null,
      acceptsRanges: statusCode === 206 || /\bbytes\b/i.test(headers['accept-ranges'] ?? ''),
    };
  }

  verdict(): Verdict {
    return {
      refusals: [...this.refusals],
      refusalCount: this.refusalCount,
      requests: this.requests,
      bytesRead: this.bytesRead,
      budgetExceeded: this.budgetExceeded,
      firstError: this.refusals[0] ?? null,
      source: this.source,
      sourceChanged: this.sourceChanged,
    };
  }
}
