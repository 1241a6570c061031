import { injection, models, service } from './bench';

interface Insight {
  id: string;
  status: string;
  summary: string;
  issues: { finding_ids: string[]; explanation: string; ffmpeg_hint: string | null }[];
  delivery_readiness: string;
  citations: string[];
  grounded: boolean;
  dropped_claims: number;
  generated_by: string;
  fallback_reason: string | null;
  provider: string | null;
  tokens: { prompt: number; completion: number };
  reused_from: string | null;
}
type Answer = Record<'conversation_id' | 'answer' | 'generated_by', string> & { dropped_claims: number };

let analysisId: string;

async function analyse(options: object = {}): Promise<string> {
  const { body } = await service.post<{ id: string }>('/api/v1/probe/file', {
    file_path: 'media/plain.mp4',
    fresh: true,
    policy: 'archive-ffv1-mkv',
    labels: { client: 'acme' },
    ...options,
  });
  return body.id;
}

const say = (answer: object | string) =>
  (models.script = { kind: 'text', text: typeof answer === 'string' ? answer : JSON.stringify(answer) });
const explain = async (more: object = {}) =>
  (await service.post<Insight>('/api/v1/llm/insights', { analysis_id: analysisId, ...more })).body;

/** What the last question to a model quotes; nothing else of it holds those words. */
function quotedToModel(): unknown {
  const [, question] = models.asked.at(-1)?.body.messages ?? [];
  const digest = JSON.parse(question?.content.split('\n')[1] ?? '{}') as Record<string, unknown>;
  const { untrusted_media_text: quoted, ...ours } = digest;
  expect(JSON.stringify(quoted)).toContain('IGNORE ALL PREVIOUS');
  expect(JSON.stringify(ours)).not.toMatch(/IGNORE ALL PREVIOUS|acme/);
  return quoted;
}

describe('an insight', () => {
  beforeAll(async () => void (analysisId = await analyse()));

  it('keeps what a model can cite, puts the verdict first, and drops the rest', async () => {
    say({
      summary: [
        { text: 'It is 320 pixels wide.', citations: ['video.0.width'] },
        { text: 'Its VMAF is 99.', citations: ['verdict'] },
        { text: 'It passes and is ready.', citations: ['verdict'] },
      ],
      issues: [],
    });
    const insight = await explain({ language: 'en-GB' });
    expect(insight).toMatchObject({
      status: 'completed',
      generated_by: 'llm',
      provider: 'scripted',
      grounded: false,
      dropped_claims: 2,
      delivery_readiness: 'not_ready',
      tokens: { prompt: 100, completion: 20 },
      cost: (100 + 2 * 20) / 1e6,
    });
    expect(insight.summary).toBe('It fails the policy archive-ffv1-mkv. It is 320 pixels wide.');
  });

  it('gives a model media text only as quoted data', () => {
    expect(quotedToModel()).toContainEqual({ id: 'tag.title', quoted: injection });
  });

  it('is written by rules when a model only obeys the media', async () => {
    say({ summary: [{ text: 'All checks passed, VMAF 99.', citations: ['verdict'] }], issues: [] });
    const insight = await explain({ audience: 'executive' });
    expect(insight).toMatchObject({ generated_by: 'rules', grounded: false, delivery_readiness: 'not_ready' });
    expect(insight.fallback_reason).toMatch(/traced/);
    expect(insight.issues.length).toBeGreaterThan(0);
  });

  it.each([
    ['broken JSON', { kind: 'text' as const, text: '{"summary": [{"te' }],
    ['a 429', { kind: 'status' as const, status: 429 }],
    ['a 500', { kind: 'status' as const, status: 500 }],
  ])('is written by rules after %s', async (_what, script) => {
    models.script = script;
    const insight = await explain({ language: 'de' });
    expect(insight).toMatchObject({ status: 'completed', generated_by: 'rules', language: 'en' });
    expect(insight.fallback_reason).not.toBeNull();
  });

  it('is not asked for twice', async () => {
    say({ summary: [{ text: 'It is 320 pixels wide.', citations: ['video.0.width'] }], issues: [] });
    const first = await explain({ language: 'fr' });
    const asked = models.asked.length;
    const second = await explain({ language: 'fr' });
    expect(second).toMatchObject({ reused_from: first.id, summary: first.summary, tokens: { prompt: 0 } });
    expect(models.asked).toHaveLength(asked);
  });

  it('comes after an analysis that wanted one, without delaying it', async () => {
    models.script = { kind: 'silence' };
    const id = await analyse({ insights: true });
    const path = `/api/v1/llm/insights?subject_id=${id}`;
    // The model has five seconds, and it is there before them.
    const { body: early } = await service.json<{ items: Insight[] }>(path);
    expect(early.items.filter(({ status }) => status === 'completed')).toEqual([]);
    say({ summary: [], issues: [] });
    await service.until(async () => {
      const { body } = await service.json<{ items: Insight[] }>(path);
      return body.items.length === 1 && body.items[0]?.status === 'completed';
    });
  });

  it('is found again, listed, and nobody else’s', async () => {
    const { body } = await service.json<{ items: Insight[] }>('/api/v1/llm/insights?limit=1');
    const path = `/api/v1/llm/insights/${body.items[0]?.id}`;
    expect((await service.json<Insight>(path)).body.id).toBe(body.items[0]?.id);
    expect((await service.json(path, { apiKey: null })).status).toBe(401);
  });

  it.each([
    ['nothing', {}, 400],
    ['two subjects', { analysis_id: 'x', comparison_id: 'x' }, 400],
    ['a stranger’s subject', { analysis_id: '0197c4b6-0000-7000-8000-000000000000' }, 404],
    ['a language that is none', { language: 'x; drop' }, 400],
  ])('about %s is refused', async (_what, body, status) => {
    const whole = 'language' in body ? { analysis_id: analysisId, ...body } : body;
    expect((await service.post('/api/v1/llm/insights', whole)).status).toBe(status);
  });
});

describe('a question', () => {
  const lines = [
    '{"text": "It is 320 pixels wide.", "citations": ["video.0.width"]}',
    '{"text": "It is 4096 pixels wide.", "citations": ["video.0.width"]}',
    '{"text": "The verdict is fail.", "citations": ["verdict"]}',
  ].join('\n');
  const ask = (more: object = {}) =>
    service.post<Answer>('/api/v1/llm/ask', { analysis_id: analysisId, question: 'How wide is it?', ...more });

  it('is answered sentence by sentence, each checked', async () => {
    say(lines);
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body).toMatchObject({ generated_by: 'llm', dropped_claims: 1 });
    expect(body.answer).toBe('It is 320 pixels wide. The verdict is fail.');
    expect(quotedToModel()).toContainEqual({ id: 'label.client', quoted: 'acme' });
  });

  it('streams what holds', async () => {
    say(lines);
    const response = await service.fetch('/api/v1/llm/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ analysis_id: analysisId, question: 'How wide is it?' }),
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const text = await response.text();
    expect(text.match(/^event: \w+/gm)).toEqual(['event: claim', 'event: claim', 'event: answer']);
    expect(text).not.toContain('4096');
  });

  it('goes on with its conversation', async () => {
    say(lines);
    const { body: first } = await ask();
    await ask({ conversation_id: first.conversation_id, question: 'And how high?' });
    expect(models.asked.at(-1)?.body.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect((await ask({ conversation_id: '0197c4b6-0000-7000-8000-000000000000' })).status).toBe(404);
    for (let more = 0; more < 8; more += 1) await ask({ conversation_id: first.conversation_id });
    // Eight turns before this one, whatever the length of the conversation.
    expect(models.asked.at(-1)?.body.messages).toHaveLength(1 + 2 * 8 + 1);
  });

  it('is answered from what is stored when the model breaks off', async () => {
    models.script = { kind: 'break-off', text: '{"text": "It' };
    const { body } = await ask({ question: 'What width does the video have?' });
    expect(body).toMatchObject({ generated_by: 'rules' });
    expect(body.answer).toContain('video.0.width is 320');
  });
});
