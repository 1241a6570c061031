import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { house } from '../support/policy-client';
import { Service } from '../support/service';

interface Link {
  operationId: string;
  parameters: Record<string, string>;
}
interface Operation {
  operationId: string;
  responses: Record<string, { links?: Record<string, Link> }>;
}
interface Route extends Operation {
  method: string;
  path: string;
}

const document = JSON.parse(readFileSync(join(__dirname, '../../apps/api/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const routes = new Map<string, Route>(
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) => [operation.operationId, { ...operation, method, path }] as const,
    ),
  ),
);

let service: Service;
let authorization: string;
beforeAll(async () => {
  service = await Service.start('links');
  makeClip(service.mediaRoot, 'plain.mp4');
  const login = await service.post<{ access_token: string }>('/api/v1/auth/login', service.admin);
  authorization = `Bearer ${login.body.access_token}`;
});
afterAll(() => service.stop());

async function call(route: Route, parameters: Record<string, string> = {}, body?: string | FormData) {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  const headers = new Headers({ authorization });
  if (typeof body === 'string')
    headers.set('content-type', body.startsWith('{') ? 'application/json' : 'application/yaml');
  const reply = await service.fetch(path, { method: route.method.toUpperCase(), headers, ...(body && { body }) });
  return { status: String(reply.status), text: await reply.text() };
}

const file = { file_path: 'media/plain.mp4' };
const quick = { ...file, depth: 'quick' };
const analysisId = async () => (await service.post<{ id: string }>('/api/v1/probe/file', quick)).body.id;
const form = () => {
  const data = new FormData();
  data.set('file', new Blob(['x']), 'x.bin');
  return data;
};
const subject = async (more: object) => JSON.stringify({ subject: { analysis_id: await analysisId() }, ...more });

/** What makes a thing of each kind. */
const makers: Record<string, () => Promise<string | FormData>> = {
  Probe_file: async () => JSON.stringify({ ...quick, fresh: true }),
  Uploads_create: async () => form(),
  Quality_compare: async () => JSON.stringify({ reference: file, distorted: file, metrics: ['psnr'], async: false }),
  Analyze_analyze: async () => JSON.stringify({ items: [file], depth: 'quick' }),
  Reports_create: () => subject({ format: 'json' }),
  Policies_create: async () => house(100, 'linked'),
  Insights_create: async () => JSON.stringify({ analysis_id: await analysisId() }),
  ApiKeys_create: async () => JSON.stringify({ name: 'linked', scopes: ['probe:read'] }),
  Users_create: async () => JSON.stringify({ email: 'linked@example.com', password: 'twelve letters', role: 'user' }),
  Webhooks_create: async () =>
    JSON.stringify({ url: 'https://hooks.example.com/ffprobe', events: ['analysis.completed'] }),
};

const linksOf = (name: string, status: string) => Object.values(routes.get(name)?.responses[status]?.links ?? {});

describe('the links of the document', () => {
  it.each(Object.keys(makers))('lead on from what %s makes: read, followed, ended, removed', async (name) => {
    const maker = routes.get(name) as Route;
    const made = await call(maker, {}, await makers[name]?.());
    expect(made.status).toMatch(/^20[012]$/);
    const body = JSON.parse(made.text) as Record<string, string>;
    const links = linksOf(name, made.status);
    expect(links.length).toBeGreaterThan(0);
    // Removing comes last, and only once.
    links.sort((a, b) => Number(a.operationId.endsWith('_delete')) - Number(b.operationId.endsWith('_delete')));
    for (const { operationId, parameters } of links) {
      const route = routes.get(operationId) as Route;
      const given = Object.fromEntries(
        Object.entries(parameters).map(([key, from]) => [key, body[from.replace('$response.body#/', '')] ?? '']),
      );
      const { status } = await call(route, given);
      expect([operationId, Object.keys(route.responses)]).toEqual([operationId, expect.arrayContaining([status])]);
      expect([operationId, status]).not.toEqual([operationId, '404']);
      if (route.method === 'get') expect([operationId, status]).toEqual([operationId, '200']);
      if (operationId.endsWith('_delete')) expect([operationId, status]).toEqual([operationId, '204']);
    }
  });
});
