import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { metricDefinitions } from './metric-definitions';

/** How one attempt at a job ended; `lost` and `stale`: another worker has the row. */
export type AttemptOutcome = 'completed' | 'failed' | 'cancelled' | 'handed_back' | 'lost' | 'stale';
export type DeliveryOutcome = 'delivered' | 'failed' | 'dead';

/** One group of unfinished rows of a table of jobs. */
export interface QueueGroup {
  table: string;
  lane: string;
  status: 'pending' | 'running';
  count: number;
  /** age of the oldest of them; null while there is none */
  oldestSec: number | null;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const tools = new Set(['ffprobe', 'ffmpeg']);

/**
 * What this process counts, in its own registry. Every label has few values by construction: route templates, job names, states; never an
 * id, a path or a name a stranger chose.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly into = { registers: [this.registry] };
  private readonly scrapes: (() => Promise<void>)[] = [];
  private readonly requests = new Counter({ ...metricDefinitions.requests, ...this.into });
  private readonly requestSeconds = new Histogram({ ...metricDefinitions.requestSeconds, ...this.into });
  private readonly refusals = new Counter({ ...metricDefinitions.refusals, ...this.into });
  private readonly loadRefusals = new Counter({ ...metricDefinitions.loadRefusals, ...this.into });
  private readonly queue = new Gauge({ ...metricDefinitions.queue, ...this.into });
  private readonly queueAge = new Gauge({ ...metricDefinitions.queueAge, ...this.into });
  private readonly up = new Gauge({ ...metricDefinitions.up, ...this.into });
  private readonly workers = new Gauge({ ...metricDefinitions.workers, ...this.into });
  private readonly jobs = new Histogram({ ...metricDefinitions.jobs, ...this.into });
  private readonly stages = new Histogram({ ...metricDefinitions.stages, ...this.into });
  private readonly toolRuns = new Counter({ ...metricDefinitions.toolRuns, ...this.into });
  private readonly toolCpu = new Counter({ ...metricDefinitions.toolCpu, ...this.into });
  private readonly toolWall = new Counter({ ...metricDefinitions.toolWall, ...this.into });
  private readonly cache = new Counter({ ...metricDefinitions.cache, ...this.into });
  private readonly deliveries = new Counter({ ...metricDefinitions.deliveries, ...this.into });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param route the template, e.g. `/api/v1/probe/analyses/:id`; null for what matched none */
  requestServed(request: { route: string | null; method: string; status: number; seconds: number }): void {
    const route = request.route ?? 'unmatched';
    const method = methods.has(request.method) ? request.method : 'other';
    this.requests.inc({ route, method, status: String(request.status) });
    this.requestSeconds.observe({ route, method }, request.seconds);
    if (request.status === 429) this.refusals.inc({ route });
  }

  refusedForLoad(reason: 'in_flight' | 'queue' | 'unread'): void {
    this.loadRefusals.inc({ reason });
  }

  /** @param job name of the declared job, e.g. `probe.run` */
  attemptEnded(attempt: { job: string; outcome: AttemptOutcome; seconds: number }): void {
    this.jobs.observe({ job: attempt.job, outcome: attempt.outcome }, attempt.seconds);
  }

  /** @param stage a word of the job's own code, e.g. `decoding` */
  stageEnded({ job, stage, seconds }: { job: string; stage: string; seconds: number }): void {
    this.stages.observe({ job, stage }, seconds);
  }

  /** @param run `cpuSeconds` null: nothing was started, or its accounting was lost */
  toolRan(run: { tool: string; reason: string; wallSeconds: number; cpuSeconds: number | null }): void {
    const tool = tools.has(run.tool) ? run.tool : 'other';
    this.toolRuns.inc({ tool, reason: run.reason });
    this.toolWall.inc({ tool }, run.wallSeconds);
    this.toolCpu.inc({ tool }, run.cpuSeconds ?? 0);
  }

  cacheAsked(hit: boolean): void {
    this.cache.inc({ result: hit ? 'hit' : 'miss' });
  }

  webhookAttempted(outcome: DeliveryOutcome): void {
    this.deliveries.inc({ outcome });
  }

  /** null: the store can't be asked; its figures disappear rather than grow old. */
  setQueue(groups: QueueGroup[] | null): void {
    this.queue.reset();
    this.queueAge.reset();
    this.up.set({ store: 'postgresql' }, groups === null ? 0 : 1);
    for (const { table, lane, status, count, oldestSec } of groups ?? []) {
      this.queue.set({ table, lane, status }, count);
      this.queueAge.set({ table, lane, status }, oldestSec ?? 0);
    }
  }

  /** null: Redis can't be asked. */
  setWorkers(alive: number | null): void {
    this.up.set({ store: 'redis' }, alive === null ? 0 : 1);
    this.workers.set(alive ?? 0);
  }

  /** `look` runs before every exposition and must neither fail nor hang. */
  beforeScrape(look: () => Promise<void>): void {
    this.scrapes.push(look);
  }

  readonly contentType = this.registry.contentType;

  /** The exposition in Prometheus' text format 0.0.4. */
  async exposition(): Promise<string> {
    await Promise.all(this.scrapes.map((look) => look()));
    return this.registry.metrics();
  }
}
