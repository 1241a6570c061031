import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { SecureContext } from 'node:tls';
import { AllowList } from '../allow-list';
import type { BudgetCode } from '../errors';
import { basicAuthorization, sourceHeaders } from '../http-words';
import type { Pin, PinningResolver } from '../pinning-resolver';
import { redactUrl } from '../redact';
import { parseSourceUrl, portOf } from '../source-url';
import { Exchange, type JobContext } from './exchange';
import { JobLedger } from './job-ledger';
import { ToolUrls } from './tool-urls';
import { verifyTls } from './verify-tls';
import type { Verdict } from './verdict';

/** What one pass over a source may use. */
export interface PassLimits {
  maxRequests: number;
  /** Of bodies and tunnels together. */
  maxBytes: number;
  /** Milliseconds from opening the job or renewing it; everything ends then, however slowly it drips. */
  deadlineMs: number;
}

export interface JobLimits extends PassLimits {
  /** Hops of one redirect chain; 5 when not given. */
  maxRedirects?: number;
  /** Milliseconds for TCP and TLS of one connection; 10,000 when not given. */
  connectTimeoutMs?: number;
}

export interface JobRequest {
  sourceUrl: string;
  /** Sent to the source's own origin only; the tool never sees them. */
  headers?: Readonly<Record<string, string>>;
  limits: JobLimits;
  /** Private places open to this job besides the operator's. */
  allowPrivate?: readonly string[];
}

const CONNECTIONS_PER_ORIGIN = 256;

/** One tool run's way out: its budgets, its source's credentials, its resolved hosts. */
export class ProxyJob implements JobContext {
  readonly id = randomBytes(8).toString('hex');
  readonly ledger: JobLedger;
  readonly urls: ToolUrls;
  readonly source: JobContext['source'];
  readonly limits: JobContext['limits'];
  private readonly allowPrivate: AllowList;
  private readonly agents: { plain: Agent; secure: SecureAgent };
  private readonly exchanges = new Set<Exchange>();
  private readonly pins = new Map<string, Promise<Pin>>();
  private readonly verified = new Map<string, Promise<string>>();
  private deadline: NodeJS.Timeout;
  private endsAt: number;

  /** Throws what {@link parseSourceUrl} and the header check throw. */
  constructor(
    request: JobRequest,
    private readonly resolver: PinningResolver,
    readonly trust: SecureContext,
  ) {
    this.allowPrivate = resolver.allowPrivate.with(AllowList.parse(request.allowPrivate ?? []));
    const url = parseSourceUrl(request.sourceUrl, this.allowPrivate);
    const headers = { ...basicAuthorization(url), ...sourceHeaders(request.headers ?? {}) };
    url.username = '';
    url.password = '';
    this.source = { url, headers };
    this.urls = new ToolUrls(url);
    this.ledger = new JobLedger(request.limits);
    this.limits = {
      maxRedirects: request.limits.maxRedirects ?? 5,
      connectTimeoutMs: request.limits.connectTimeoutMs ?? 10_000,
    };
    const kept = { keepAlive: true, maxSockets: CONNECTIONS_PER_ORIGIN };
    this.agents = { plain: new Agent(kept), secure: new SecureAgent(kept) };
    this.deadline = setTimeout(() => this.exhaust('DEADLINE_EXCEEDED'), request.limits.deadlineMs);
    this.endsAt = Date.now() + request.limits.deadlineMs;
  }

  /** Gives another pass over the source budgets and a deadline of its own; too late once a budget is spent. */
  renew({ deadlineMs, ...budgets }: PassLimits): void {
    if (this.ledger.isSpent) return;
    clearTimeout(this.deadline);
    this.ledger.renew(budgets);
    this.deadline = setTimeout(() => this.exhaust('DEADLINE_EXCEEDED'), deadlineMs);
    this.endsAt = Date.now() + deadlineMs;
  }

  /** What this pass may still use; for who would rather stop than run into a budget. */
  left(): PassLimits {
    return { ...this.ledger.left(), deadlineMs: Math.max(0, this.endsAt - Date.now()) };
  }

  agentFor(url: URL): Agent {
    return url.protocol === 'https:' ? this.agents.secure : this.agents.plain;
  }

  pinOf(url: URL): Promise<Pin> {
    return remember(this.pins, placeOf(url), () => this.resolver.resolve(url, this.allowPrivate));
  }

  verifiedAddressOf(url: URL): Promise<string> {
    return remember(this.verified, placeOf(url), async () =>
      verifyTls(url, await this.pinOf(url), this.trust, this.limits.connectTimeoutMs),
    );
  }

  begin(url: string): Exchange {
    const exchange = new Exchange(url, this.ledger, (ended) => this.exchanges.delete(ended));
    this.exchanges.add(exchange);
    return exchange;
  }

  exhaust(code: BudgetCode): void {
    this.ledger.spend(code);
    const underWay = [...this.exchanges];
    for (const exchange of underWay) exchange.cut(this.ledger.overrun(code, exchange.url));
    // A tool that happens to wait, as between two looks at a live playlist, has used up its time all the same.
    const url = redactUrl(this.source.url);
    if (underWay.length === 0) this.ledger.refuse(this.ledger.overrun(code, url), null, url);
  }

  verdict(): Verdict {
    return this.ledger.verdict();
  }

  /** Ends what is under way without a mark in the verdict: the caller is done with the job. */
  end(reason: Error): void {
    clearTimeout(this.deadline);
    this.ledger.spend('DEADLINE_EXCEEDED');
    for (const exchange of [...this.exchanges]) exchange.cut(reason);
    this.agents.plain.destroy();
    this.agents.secure.destroy();
  }
}

function placeOf(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}

/** One answer for all who ask, also at the same time. A failure is an answer too: asking again would be a second chance. */
function remember<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const answer = ask();
  known.set(key, answer);
  return answer;
}
