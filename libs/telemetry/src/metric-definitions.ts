const requestSec = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const stageSec = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600];
const jobSec = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];

/** Every metric of ours, as it is registered and as the deployment page lists it. Seconds are seconds, `_total` only rises. */
export const metricDefinitions = {
  requests: {
    type: 'counter',
    name: 'ffprobe_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
  },
  requestSeconds: {
    type: 'histogram',
    name: 'ffprobe_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its reply.',
    labelNames: ['route', 'method'],
    buckets: requestSec,
  },
  refusals: {
    type: 'counter',
    name: 'ffprobe_rate_limit_refusals_total',
    help: 'Requests answered 429: over a rate limit or a quota.',
    labelNames: ['route'],
  },
  loadRefusals: {
    type: 'counter',
    name: 'ffprobe_load_refusals_total',
    help: 'Requests answered 503 for load: in_flight (this process serves too many), unread (its large replies wait to be read), queue (too much work waits).',
    labelNames: ['reason'],
  },
  queue: {
    type: 'gauge',
    name: 'ffprobe_queue_rows',
    help: 'Unfinished rows by table, lane and status, as PostgreSQL says. The same from every API.',
    labelNames: ['table', 'lane', 'status'],
  },
  queueAge: {
    type: 'gauge',
    name: 'ffprobe_queue_oldest_seconds',
    help: 'Age of the oldest unfinished row since it was accepted; 0 without one. The same from every API.',
    labelNames: ['table', 'lane', 'status'],
  },
  up: {
    type: 'gauge',
    name: 'ffprobe_store_up',
    help: '1 while the store answers this process in time.',
    labelNames: ['store'],
  },
  workers: {
    type: 'gauge',
    name: 'ffprobe_workers_alive',
    help: 'Workers that said so in the last seconds. The same from every API.',
    labelNames: [],
  },
  jobs: {
    type: 'histogram',
    name: 'ffprobe_job_duration_seconds',
    help: 'One attempt at a job, from claim to end.',
    labelNames: ['job', 'outcome'],
    buckets: jobSec,
  },
  stages: {
    type: 'histogram',
    name: 'ffprobe_job_stage_duration_seconds',
    help: 'One stage of an attempt: reading, decoding, aligning, measuring, manifest, segments.',
    labelNames: ['job', 'stage'],
    buckets: stageSec,
  },
  toolRuns: {
    type: 'counter',
    name: 'ffprobe_tool_runs_total',
    help: 'Runs of media tools by how they ended.',
    labelNames: ['tool', 'reason'],
  },
  toolCpu: {
    type: 'counter',
    name: 'ffprobe_tool_cpu_seconds_total',
    help: 'CPU time of media tools, user and system.',
    labelNames: ['tool'],
  },
  toolWall: {
    type: 'counter',
    name: 'ffprobe_tool_wall_seconds_total',
    help: 'Wall time of media tools.',
    labelNames: ['tool'],
  },
  cache: {
    type: 'counter',
    name: 'ffprobe_cache_requests_total',
    help: 'Questions to the cache of finished bodies.',
    labelNames: ['result'],
  },
  deliveries: {
    type: 'counter',
    name: 'ffprobe_webhook_deliveries_total',
    help: 'Attempts to deliver a webhook; dead: given up.',
    labelNames: ['outcome'],
  },
} as const;
