import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

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
const requestSec = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const stageSec = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600];
const jobSec = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];

/**
 * What this process counts, in its own registry. Every label has few values by construction: route templates, job names, states; never an
 * id, a path or a name a stranger chose.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly into = { registers: [this.registry] };
  private readonly scrapes: (() => Promise<void>)[] = [];
  private readonly requests = new Counter({
    ...this.into,
    name: 'ffprobe_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
  });
  private readonly requestSeconds = new Histogram({
    ...this.into,
    name: 'ffprobe_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its reply.',
    labelNames: ['route', 'method'],
    buckets: requestSec,
  });
  private readonly refusals = new Counter({
    ...this.into,
    name: 'ffprobe_rate_limit_refusals_total',
    help: 'Requests answered 429: over a rate limit or a quota.',
    labelNames: ['route'],
  });
  private readonly loadRefusals = new Counter({
    ...this.into,
    name: 'ffprobe_load_refusals_total',
    help: 'Requests answered 503 for load: in_flight (this process serves too many), queue (too much work waits).',
    labelNames: ['reason'],
  });
  private readonly queue = new Gauge({
    ...this.into,
    name: 'ffprobe_queue_rows',
    help: 'Unfinished rows by table, lane and status, as PostgreSQL says. The same from every API.',
    labelNames: ['table', 'lane', 'status'],
  });
  private readonly queueAge = new Gauge({
    ...this.into,
    name: 'ffprobe_queue_oldest_seconds',
    help: 'Age of the oldest unfinished row since it was accepted; 0 without one. The same from every API.',
    labelNames: ['table', 'lane', 'status'],
  });
  private readonly up = new Gauge({
    ...this.into,
    name: 'ffprobe_store_up',
    help: '1 while the store answers this process in time.',
    labelNames: ['store'],
  });
  private readonly workers = new Gauge({
    ...this.into,
    name: 'ffprobe_workers_alive',
    help: 'Workers that said so in the last seconds. The same from every API.',
  });
  private readonly jobs = new Histogram({
    ...this.into,
    name: 'ffprobe_job_duration_seconds',
    help: 'One attempt at a job, from claim to end.',
    labelNames: ['job', 'outcome'],
    buckets: jobSec,
  });
  private readonly stages = new Histogram({
    ...this.into,
    name: 'ffprobe_job_stage_duration_seconds',
    help: 'One stage of an attempt, as its progress tells it.',
    labelNames: ['job', 'stage'],
    buckets: stageSec,
  });
  private readonly toolRuns = new Counter({
    ...this.into,
    name: 'ffprobe_tool_runs_total',
    help: 'Runs of media tools by how they ended.',
    labelNames: ['tool', 'reason'],
  });
  private readonly toolCpu = new Counter({
    ...this.into,
    name: 'ffprobe_tool_cpu_seconds_total',
    help: 'CPU time of media tools, user and system.',
    labelNames: ['tool'],
  });
  private readonly toolWall = new Counter({
    ...this.into,
    name: 'ffprobe_tool_wall_seconds_total',
    help: 'Wall time of media tools.',
    labelNames: ['tool'],
  });
  private readonly cache = new Counter({
    ...this.into,
    name: 'ffprobe_cache_requests_total',
    help: 'Questions to the cache of finished bodies.',
    labelNames: ['result'],
  });
  private readonly deliveries = new Counter({
    ...this.into,
    name: 'ffprobe_webhook_deliveries_total',
    help: 'Attempts to deliver a webhook; dead: given up.',
    labelNames: ['outcome'],
  });

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

  refusedForLoad(reason: 'in_flight' | 'queue'): void {
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
