import { randomUUID } from 'node:crypto';
import type { Person, ServedApi } from './served-api';

type Maker = (api: ServedApi, owner: Person) => Promise<string>;

const accepted = (path: string, body: object, status = 202): Maker => {
  return async (api, owner) => String((await api.made('POST', path, owner, body, status))['id']);
};

export const policyNamed = (slug: string) => ({
  slug,
  name: 'House',
  description: 'Small pictures.',
  rules: [
    {
      id: 'width',
      title: 'Wide enough',
      severity: 'fail',
      assert: { of: 'media.video', all: { fact: 'width', gte: '100 px' } },
      message: '{path} is {measured}, {expected} is wanted.',
    },
  ],
});

const media = { file_path: 'media/a.mp4' };
const analysis = accepted('/api/v1/probe/file', { ...media, async: true });
const comparison = accepted('/api/v1/quality/compare', { reference: media, distorted: media });

const endedAnalysis: Maker = async (api, owner) => {
  const id = await analysis(api, owner);
  await api.made('POST', `/api/v1/probe/analyses/${id}/cancel`, owner, undefined, 200);
  return id;
};

/** How a thing of every kind is made for somebody; each gives the id its routes take. There is no worker: jobs stay pending. */
export const things = {
  analysis,
  /** It has ended: cancelled. */
  'ended analysis': endedAnalysis,
  upload: async (api, owner) => {
    const form = new FormData();
    form.set('file', new Blob(['some bytes']), 'a.mp4');
    return String((await api.made('POST', '/api/v1/uploads', owner, form, 201))['upload_id']);
  },
  comparison,
  'ended comparison': async (api, owner) => {
    const id = await comparison(api, owner);
    await api.made('POST', `/api/v1/quality/comparisons/${id}/cancel`, owner, undefined, 200);
    return id;
  },
  batch: accepted('/api/v1/batch/analyze', { items: [media] }),
  'ended batch': async (api, owner) => {
    const id = String((await api.made('POST', '/api/v1/batch/analyze', owner, { items: [media] }, 202))['id']);
    await api.made('POST', `/api/v1/batch/${id}/cancel`, owner, undefined, 200);
    return id;
  },
  'paused batch': async (api, owner) => {
    const id = String((await api.made('POST', '/api/v1/batch/analyze', owner, { items: [media] }, 202))['id']);
    await api.made('POST', `/api/v1/batch/${id}/pause`, owner, undefined, 200);
    return id;
  },
  report: async (api, owner) => {
    const subject = { analysis_id: await endedAnalysis(api, owner) };
    return String((await api.made('POST', '/api/v1/reports', owner, { subject, format: 'json' }, 202))['id']);
  },
  insight: async (api, owner) => {
    const body = { analysis_id: await endedAnalysis(api, owner) };
    return String((await api.made('POST', '/api/v1/llm/insights', owner, body, 202))['id']);
  },
  conversation: async (api, owner) => {
    const body = { analysis_id: await endedAnalysis(api, owner), question: 'Why?' };
    return String((await api.made('POST', '/api/v1/llm/ask', owner, body, 200))['conversation_id']);
  },
  webhook: async (api, owner) => {
    // A user has at most fifty: those of the routes before go.
    await api.dataSource.query('DELETE FROM webhooks WHERE user_id = $1', [owner.id]);
    return accepted('/api/v1/webhooks', { url: 'https://example.com/hook' }, 201)(api, owner);
  },
  delivery: async (api, owner) => {
    const id = randomUUID();
    await api.dataSource.query(
      `INSERT INTO webhook_deliveries (id, event_id, type, subject_id, user_id, url, occurred_at)
       VALUES ($1, $2, 'analysis.completed', $3, $4, 'https://example.com/hook', now())`,
      [id, randomUUID(), randomUUID(), owner.id],
    );
    return id;
  },
  /** By its slug. */
  policy: async (api, owner) => {
    const policy = policyNamed(`policy-${randomUUID()}`);
    return String((await api.made('POST', '/api/v1/policies', owner, policy, 201))['slug']);
  },
  waiver: accepted(
    '/api/v1/policies/ebu-r128-hd/waivers',
    { rule: 'no-flashes', reason: 'agreed', expires_at: null },
    201,
  ),
  key: accepted('/api/v1/auth/api-keys', { name: 'a key', scopes: ['probe:read'] }, 201),
  user: async (api) => {
    const account = { email: `${randomUUID()}@example.com`, password: 'the password of somebody', role: 'user' };
    return String((await api.made('POST', '/api/v1/admin/users', { token: await api.login() }, account, 201))['id']);
  },
} satisfies Record<string, Maker>;

export type Thing = keyof typeof things;
