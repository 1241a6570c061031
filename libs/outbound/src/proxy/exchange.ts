import { AppError } from '@app/errors';
import type { Agent } from 'node:http';
import type { SecureContext } from 'node:tls';
import type { BudgetCode } from '../errors';
import type { Pin } from '../pinning-resolver';
import type { JobLedger } from './job-ledger';
import type { ToolUrls, Visit } from './tool-urls';

/** The tool closed its end, as it does after each seek: no failure of anybody. */
export class ToolLeft extends Error {}

/** What a request or tunnel needs of its job. */
export interface JobContext {
  ledger: JobLedger;
  urls: ToolUrls;
  source: { url: URL; headers: Readonly<Record<string, string>> };
  trust: SecureContext;
  limits: { maxRedirects: number; connectTimeoutMs: number };
  agentFor(url: URL): Agent;
  /** The host's addresses, resolved once in a job's life. */
  pinOf(url: URL): Promise<Pin>;
  /** The address that presented a trusted certificate for an https origin, checked once in a job's life. */
  verifiedAddressOf(url: URL): Promise<string>;
  begin(url: string): Exchange;
  /** Ends everything under way; nothing more is admitted. */
  exhaust(code: BudgetCode): void;
}

/** One request or tunnel under way; the job can end it at any moment. */
export class Exchange {
  visit: Visit | null = null;
  private readonly controller = new AbortController();
  private recorded: AppError | null = null;

  constructor(
    /** What is asked for, redacted. */
    public url: string,
    private readonly ledger: JobLedger,
    /** To be called once it is over, however it ended. */
    readonly end: (exchange: Exchange) => void,
  ) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Ends it. A refusal is in the verdict before the tool can notice anything: the verdict is asked when the tool has ended. */
  cut(reason: Error): void {
    if (this.signal.aborted) return;
    if (reason instanceof AppError) this.refuse(reason);
    this.controller.abort(reason);
  }

  /** Writes a refusal into the ledger, the same one once. */
  refuse(error: AppError): void {
    if (error === this.recorded) return;
    this.recorded = error;
    this.ledger.refuse(error, this.visit, this.url);
  }

  /** Why it really ended: a refusal thrown on the way, else what cut it, else the bare error. */
  causeOf(error: unknown): unknown {
    return error instanceof AppError || !this.signal.aborted ? error : this.signal.reason;
  }
}
