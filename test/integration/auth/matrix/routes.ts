/* eslint-disable max-lines -- a table, one entry a route: it is as long as the application */
import type { Entry } from './entry';
import { policyNamed } from './things';

const password = 'the password of somebody new';
const media = { file_path: 'media/a.mp4' };

/**
 * Every route of the running application and who may call it. A route that is missing here fails the test, which says what to add:
 * one line a route.
 */
export const routes: Record<string, Entry> = {
  'GET /api/docs': { needs: 'public' },
  'GET /health': { needs: 'public' },
  'GET /health/live': { needs: 'public' },
  'GET /health/ready': { needs: 'public' },
  'GET /metrics': { needs: 'public', ok: 401 },

  'POST /api/v1/auth/login': {
    needs: 'public',
    bodies: [() => ({ email: 'admin@example.com', password: 'wrong' })],
    ok: 401,
  },
  'POST /api/v1/auth/refresh': { needs: 'public', bodies: [() => ({ refresh_token: 'wrong' })], ok: 401 },
  'POST /api/v1/auth/logout': { needs: 'session', ok: 204, endsSession: true },
  'POST /api/v1/auth/change-password': {
    needs: 'session',
    bodies: [() => ({ current_password: 'wrong', new_password: password })],
    ok: 403,
  },
  'GET /api/v1/auth/me': { needs: 'caller' },
  'GET /api/v1/auth/api-keys': { needs: 'session' },
  'POST /api/v1/auth/api-keys': { needs: 'session', bodies: [() => ({ name: 'x', scopes: ['probe:read'] })], ok: 201 },
  'POST /api/v1/auth/api-keys/:id/rotate': { needs: 'session', thing: 'key', ownerOnly: true },
  'DELETE /api/v1/auth/api-keys/:id': { needs: 'session', thing: 'key', ok: 204, ownerOnly: true },

  'GET /api/v1/admin/users': { needs: 'admin' },
  'POST /api/v1/admin/users': {
    needs: 'admin',
    bodies: [() => ({ email: `${Math.random()}@example.com`, password, role: 'user' })],
    ok: 201,
  },
  'GET /api/v1/admin/users/:id': { needs: 'admin', thing: 'user' },
  'PATCH /api/v1/admin/users/:id': { needs: 'admin', thing: 'user', bodies: [() => ({ role: 'viewer' })] },
  'POST /api/v1/admin/users/:id/reset-password': { needs: 'admin', thing: 'user' },
  'DELETE /api/v1/admin/users/:id': { needs: 'admin', thing: 'user', ok: 204 },
  'GET /api/v1/admin/audit': { needs: 'admin' },
  'GET /api/v1/admin/queues': { needs: 'admin' },
  'GET /api/v1/admin/queues/*': { needs: 'admin', ok: 404 },
  'GET /api/v1/admin/queues/sign-in.js': { needs: 'public' },
  'POST /api/v1/admin/queues/session': { needs: 'admin', ok: 204 },

  'POST /api/v1/uploads': { needs: 'probe:write', bodies: [oneFile], ok: 201 },
  'GET /api/v1/uploads/:id/content': { needs: 'probe:read', thing: 'upload', ownerOnly: true },
  'DELETE /api/v1/uploads/:id': { needs: 'probe:write', thing: 'upload', ok: 204 },
  'POST /api/v1/probe/file': {
    needs: 'probe:write',
    bodies: [
      () => ({ ...media, async: true }),
      async (idOf) => ({ upload_id: await idOf('upload'), async: true }),
      async (idOf) => ({ analysis_id: await idOf('analysis'), async: true }),
    ],
    ok: 202,
  },
  'POST /api/v1/probe/url': {
    needs: 'probe:write',
    bodies: [() => ({ url: 'https://example.com/a.mp4', async: true })],
    ok: 202,
  },
  'POST /api/v1/probe/hls': {
    needs: 'probe:write',
    bodies: [() => ({ manifest_url: 'https://example.com/a.m3u8', async: true })],
    ok: 202,
  },
  'POST /api/v1/probe/dash': {
    needs: 'probe:write',
    bodies: [() => ({ manifest_url: 'https://example.com/a.mpd', async: true })],
    ok: 202,
  },
  'GET /api/v1/probe/checks': { needs: 'probe:read' },
  'GET /api/v1/probe/analyses': { needs: 'probe:read' },
  'GET /api/v1/probe/analyses/:id': { needs: 'probe:read', thing: 'analysis' },
  'GET /api/v1/probe/analyses/:id/ffprobe': { needs: 'probe:read', thing: 'analysis', ok: 409 },
  'GET /api/v1/probe/analyses/:id/timeline': { needs: 'probe:read', thing: 'analysis' },
  'GET /api/v1/probe/analyses/:id/thumbnails/:number': {
    needs: 'probe:read',
    thing: 'analysis',
    params: { number: '0' },
    ok: 404,
  },
  'GET /api/v1/probe/analyses/:id/events': { needs: 'probe:read', thing: 'ended analysis' },
  'POST /api/v1/probe/analyses/:id/cancel': { needs: 'probe:write', thing: 'analysis' },
  'POST /api/v1/probe/analyses/:id/retry': { needs: 'probe:write', thing: 'ended analysis', ok: 202 },
  'DELETE /api/v1/probe/analyses/:id': { needs: 'probe:write', thing: 'analysis', ok: 204 },

  'POST /api/v1/quality/compare': {
    needs: 'quality:write',
    bodies: [
      () => ({ reference: media, distorted: media }),
      async (idOf) => ({ reference: { analysis_id: await idOf('analysis') }, distorted: media }),
      async (idOf) => ({ reference: media, distorted: [media, { analysis_id: await idOf('analysis') }] }),
      async (idOf) => ({ reference: { upload_id: await idOf('upload') }, distorted: media }),
    ],
    ok: 202,
  },
  'GET /api/v1/quality/models': { needs: 'quality:read', ok: 503 },
  'GET /api/v1/quality/comparisons': { needs: 'quality:read' },
  'GET /api/v1/quality/comparisons/:id': { needs: 'quality:read', thing: 'comparison' },
  'GET /api/v1/quality/comparisons/:id/events': { needs: 'quality:read', thing: 'ended comparison' },
  'GET /api/v1/quality/comparisons/:id/frames': { needs: 'quality:read', thing: 'comparison', ok: 409 },
  'GET /api/v1/quality/comparisons/:id/frames/:n/image': {
    needs: 'quality:read',
    thing: 'comparison',
    params: { n: '0' },
    ok: 409,
  },
  'POST /api/v1/quality/comparisons/:id/cancel': { needs: 'quality:write', thing: 'comparison' },
  'POST /api/v1/quality/comparisons/:id/retry': { needs: 'quality:write', thing: 'ended comparison', ok: 202 },
  'DELETE /api/v1/quality/comparisons/:id': { needs: 'quality:write', thing: 'comparison', ok: 204 },

  'POST /api/v1/batch/analyze': {
    needs: 'batch:write',
    bodies: [
      () => ({ items: [media] }),
      async (idOf) => ({ items: [media, { analysis_id: await idOf('analysis') }], all_or_nothing: true }),
      async (idOf) => ({ items: [{ upload_id: await idOf('upload') }], all_or_nothing: true }),
    ],
    ok: 202,
    foreign: 422,
  },
  'GET /api/v1/batch': { needs: 'batch:read' },
  'GET /api/v1/batch/:id': { needs: 'batch:read', thing: 'batch' },
  'GET /api/v1/batch/status/:id': { needs: 'batch:read', thing: 'batch' },
  'GET /api/v1/batch/:id/items': { needs: 'batch:read', thing: 'batch' },
  'GET /api/v1/batch/:id/export': { needs: 'batch:read', thing: 'batch' },
  'GET /api/v1/batch/:id/events': { needs: 'batch:read', thing: 'ended batch' },
  'POST /api/v1/batch/:id/pause': { needs: 'batch:write', thing: 'batch' },
  'POST /api/v1/batch/:id/resume': { needs: 'batch:write', thing: 'paused batch' },
  'POST /api/v1/batch/:id/cancel': { needs: 'batch:write', thing: 'batch' },
  'POST /api/v1/batch/:id/retry': { needs: 'batch:write', thing: 'ended batch', ok: 202 },

  'POST /api/v1/reports': {
    needs: 'reports:write',
    bodies: [
      async (idOf) => ({ subject: { analysis_id: await idOf('ended analysis') }, format: 'json' }),
      async (idOf) => ({ subject: { comparison_id: await idOf('ended comparison') }, format: 'html' }),
      async (idOf) => ({ subject: { batch_id: await idOf('ended batch') }, format: 'csv' }),
    ],
    ok: 202,
  },
  'GET /api/v1/reports': { needs: 'reports:read' },
  'GET /api/v1/reports/:id': { needs: 'reports:read', thing: 'report' },
  'GET /api/v1/reports/:id/download': { needs: 'reports:read', thing: 'report', ok: 409 },
  'DELETE /api/v1/reports/:id': { needs: 'reports:write', thing: 'report', ok: 204 },
  'POST /api/v1/reports/:id/share': { needs: 'reports:write', thing: 'report', bodies: [() => ({})], ok: 409 },
  'DELETE /api/v1/reports/:id/share': { needs: 'reports:write', thing: 'report', ok: 204 },
  'GET /api/v1/reports/schema': { needs: 'public' },
  'GET /api/v1/shared/reports/:token': { needs: 'public', ok: 404 },

  'POST /api/v1/llm/insights': {
    needs: 'llm:write',
    bodies: [
      async (idOf) => ({ analysis_id: await idOf('ended analysis') }),
      async (idOf) => ({ comparison_id: await idOf('ended comparison') }),
      async (idOf) => ({ batch_id: await idOf('ended batch') }),
    ],
    ok: 202,
  },
  'GET /api/v1/llm/insights': { needs: 'llm:read' },
  'GET /api/v1/llm/insights/:id': { needs: 'llm:read', thing: 'insight' },
  'POST /api/v1/llm/ask': {
    needs: 'llm:write',
    bodies: [
      async (idOf) => ({ analysis_id: await idOf('ended analysis'), question: 'Why?' }),
      async (idOf) => ({ comparison_id: await idOf('ended comparison'), question: 'Why?' }),
      async (idOf) => ({ batch_id: await idOf('ended batch'), question: 'Why?' }),
      async (idOf) => ({
        analysis_id: await idOf('ended analysis'),
        conversation_id: await idOf('conversation'),
        question: 'And then?',
      }),
    ],
  },

  'GET /api/v1/policies': { needs: 'policies:read' },
  'GET /api/v1/policies/schema': { needs: 'public' },
  'POST /api/v1/policies': {
    needs: 'policies:write',
    bodies: [() => policyNamed(`policy-${Math.random()}`.replace('.', '-'))],
    ok: 201,
  },
  'GET /api/v1/policies/:slug': { needs: 'policies:read', thing: 'policy' },
  'PUT /api/v1/policies/:slug': {
    needs: 'policies:write',
    thing: 'policy',
    bodies: [() => ({})],
    ok: 400,
    ownerOnly: true,
  },
  'DELETE /api/v1/policies/:slug': { needs: 'policies:write', thing: 'policy', ok: 204, ownerOnly: true },
  'GET /api/v1/policies/:slug/diff': {
    needs: 'policies:read',
    thing: 'policy',
    query: '?from=1&to=1',
  },
  'POST /api/v1/policies/:slug/evaluate': {
    needs: 'policies:read',
    params: { slug: 'youtube-upload' },
    bodies: [async (idOf) => ({ analysis_id: await idOf('ended analysis') })],
    ok: 409,
  },
  'GET /api/v1/policies/:slug/waivers': { needs: 'policies:read', thing: 'policy' },
  'POST /api/v1/policies/:slug/waivers': {
    needs: 'policies:write',
    params: { slug: 'ebu-r128-hd' },
    bodies: [() => ({ rule: 'no-flashes', reason: 'agreed', expires_at: null })],
    ok: 201,
  },
  'DELETE /api/v1/policies/:slug/waivers': { needs: 'policies:write', params: { slug: 'ebu-r128-hd' }, ok: 400 },
  'DELETE /api/v1/policies/:slug/waivers/:id': {
    needs: 'policies:write',
    thing: 'waiver',
    params: { slug: 'ebu-r128-hd' },
    ok: 204,
    ownerOnly: true,
  },

  'POST /api/v1/webhooks': { needs: 'webhooks:write', bodies: [() => ({ url: 'https://example.com/x' })], ok: 201 },
  'GET /api/v1/webhooks': { needs: 'webhooks:read' },
  'GET /api/v1/webhooks/:id': { needs: 'webhooks:read', thing: 'webhook' },
  'PATCH /api/v1/webhooks/:id': {
    needs: 'webhooks:write',
    thing: 'webhook',
    bodies: [() => ({ enabled: false })],
    ownerOnly: true,
  },
  'DELETE /api/v1/webhooks/:id': { needs: 'webhooks:write', thing: 'webhook', ok: 204 },
  'POST /api/v1/webhooks/:id/rotate-secret': { needs: 'webhooks:write', thing: 'webhook', ownerOnly: true },
  'POST /api/v1/webhooks/:id/test': { needs: 'webhooks:write', thing: 'webhook', ok: 202, ownerOnly: true },
  'GET /api/v1/webhooks/:id/deliveries': { needs: 'webhooks:read', thing: 'webhook' },
  'GET /api/v1/webhooks/deliveries': { needs: 'webhooks:read' },
  'GET /api/v1/webhooks/deliveries/:id': { needs: 'webhooks:read', thing: 'delivery' },
  'POST /api/v1/webhooks/deliveries/:id/redeliver': {
    needs: 'webhooks:write',
    thing: 'delivery',
    ok: 202,
    ownerOnly: true,
  },
  'GET /api/v1/webhooks/signing-secret': { needs: 'webhooks:write' },
  'POST /api/v1/webhooks/signing-secret/rotate': { needs: 'webhooks:write', bodies: [() => ({})] },
};

function oneFile(): FormData {
  const form = new FormData();
  form.set('file', new Blob(['some bytes']), 'a.mp4');
  return form;
}
