import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { root } from './chart';

const token = 'a-token-for-prometheus-of-48-characters-or-more-';
let service: Service;
let workerUrl: string;
beforeAll(async () => {
  const port = await freePort('127.0.0.1');
  workerUrl = `http://127.0.0.1:${port}`;
  service = await Service.start('metrics', { environment: { METRICS_TOKEN: token }, workers: 0 });
  makeClip(service.mediaRoot, 'plain.mp4');
  service.spawn('worker', { METRICS_PORT: String(port), INSTANCE_ID: 'watched' });
  await service.until(async () => (await fetch(`${workerUrl}/health/live`)).ok);
  await service.until(async () => {
    const { body } = await service.json<{ status: string }>('/health/ready', { apiKey: null });
    return body.status === 'ok';
  });
});
afterAll(() => service.stop());

const ofApi = async (): Promise<string> =>
  (await service.fetch('/metrics', { headers: { authorization: `Bearer ${token}` } })).text();
const ofWorker = async (): Promise<string> => (await fetch(`${workerUrl}/metrics`)).text();
const families = (text: string) => new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name));

/** Value of a sample whose labels, in any order, hold all of these; null when there is none. */
function sample(text: string, name: string, labels: Record<string, string> = {}): number | null {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split('\n')
    .find((one) => (one.startsWith(`${name}{`) || one.startsWith(`${name} `)) && wanted.every((w) => one.includes(w)));
  return line === undefined ? null : Number(line.split(' ').at(-1));
}

describe('GET /metrics', () => {
  it('is closed to everybody without the token or an administrator’s credentials', async () => {
    for (const authorization of ['', 'Bearer something-else']) {
      const response = await service.fetch('/metrics', { headers: { authorization }, apiKey: null });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
    const asAdministrator = await service.fetch('/metrics');
    expect([asAdministrator.status, asAdministrator.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/plain/),
    ]);
  });

  it('counts what was asked by route template, never by path', async () => {
    const id = '0198c0de-0000-7000-8000-000000000001';
    await service.fetch(`/api/v1/probe/analyses/${id}`);
    await service.fetch('/nothing/of/this/name');
    const text = await ofApi();
    expect(sample(text, 'ffprobe_http_requests_total', { route: '/api/v1/probe/analyses/:id', status: '404' })).toBe(1);
    expect(sample(text, 'ffprobe_http_requests_total', { route: 'unmatched', status: '404' })).toBe(1);
    expect(text).not.toContain(id);
    expect(text).not.toContain('nothing/of');
  });

  it('tells of workers, stores and every lane of the queue', async () => {
    const text = await ofApi();
    expect(sample(text, 'ffprobe_workers_alive')).toBe(1);
    expect(sample(text, 'ffprobe_store_up', { store: 'postgresql' })).toBe(1);
    expect(sample(text, 'ffprobe_store_up', { store: 'redis' })).toBe(1);
    expect(sample(text, 'ffprobe_queue_rows', { table: 'analyses', lane: 'quick', status: 'pending' })).toBe(0);
  });

  it('counts jobs and tools where they run', async () => {
    const before = await ofWorker();
    const { status } = await service.post('/api/v1/probe/file', { file_path: 'media/plain.mp4' });
    expect(status).toBe(200);
    const labels = { job: 'probe.run', outcome: 'completed' };
    await service.until(async () => sample(await ofWorker(), 'ffprobe_job_duration_seconds_count', labels) === 1);
    const text = await ofWorker();
    expect(sample(before, 'ffprobe_job_duration_seconds_count', labels)).toBeNull();
    const runs = (of: string) => sample(of, 'ffprobe_tool_runs_total', { tool: 'ffprobe', reason: 'exit' }) ?? 0;
    expect(runs(text)).toBeGreaterThan(runs(before));
    expect(sample(text, 'ffprobe_tool_cpu_seconds_total', { tool: 'ffprobe' })).toBeGreaterThan(0);
  });
});

describe('what the dashboard and the alerts name', () => {
  /** Metric names of a PromQL expression: what is neither function, keyword, label nor text. */
  const named = (expression: string): string[] =>
    [
      ...expression
        .replace(/"[^"]*"/g, '')
        .replace(/\{[^}]*\}/g, '')
        .replace(/\b(?:by|without) \([^)]*\)/g, '')
        .matchAll(/\b[a-z_][a-z0-9_]*\b(?!\s*\()/g),
    ]
      .map(([name]) => name)
      .filter((name) => !/^\d|^(?:by|without|s|m|h)$/.test(name));

  const expressions = (): string[] => {
    const rules = parse(readFileSync(join(root, 'deploy/prometheus/rules.yaml'), 'utf8')) as {
      groups: { rules: { expr: string }[] }[];
    };
    const dashboard = JSON.parse(readFileSync(join(root, 'deploy/grafana/dashboards/ffprobe-api.json'), 'utf8')) as {
      panels: { targets?: { expr: string }[] }[];
    };
    return [
      ...rules.groups.flatMap((group) => group.rules.map((rule) => rule.expr)),
      ...dashboard.panels.flatMap((panel) => (panel.targets ?? []).map((target) => target.expr)),
    ];
  };

  it('exists in a live exposition', async () => {
    const live = new Set([...families(await ofApi()), ...families(await ofWorker()), 'up']);
    const names = new Set(expressions().flatMap(named));
    const missing = [...names].filter(
      (name) => !live.has(name) && !live.has(name.replace(/_(?:bucket|count|sum)$/, '')),
    );
    expect(names.size).toBeGreaterThan(12);
    expect(missing).toEqual([]);
  });

  it('is everything the service counts itself', async () => {
    const shown = expressions().join(' ');
    const own = [...families(await ofWorker())].filter((name) => name?.startsWith('ffprobe_'));
    expect(own.filter((name) => !shown.includes(name ?? ''))).toEqual([]);
  });
});
