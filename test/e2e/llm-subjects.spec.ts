import { ScriptedModels } from '../../libs/llm/src/testing/scripted-models';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { Service } from '../support/service';

interface Insight {
  status: string;
  subject: object;
  summary: string;
  grounded: boolean;
  dropped_claims: number;
  generated_by: string;
  fallback_reason: string | null;
  provider: string | null;
  citations: string[];
}

let models: ScriptedModels;
let providers: string;
let service: Service;

/** Every scripted answer claims 120 tokens: the first provider has two of them, a user has five. */
beforeAll(async () => {
  models = await ScriptedModels.start();
  const provider = { kind: 'openai', base_url: `${models.url}/v1`, model: 'm1', max_retries: 0, timeout_ms: 5_000 };
  providers = JSON.stringify([
    { ...provider, name: 'first', tokens_per_day: 240 },
    { ...provider, name: 'second' },
  ]);
  service = await Service.start('llm-subjects', {
    environment: { LLM_PROVIDERS: providers, LLM_TOKENS_PER_DAY: '600' },
  });
  makeClip(service.mediaRoot, 'plain.mp4');
});

afterAll(async () => {
  await models.stop();
  await service.stop();
});

const media = { file_path: 'media/plain.mp4' };
const say = (...summary: { text: string; citations: string[] }[]) =>
  (models.script = { kind: 'text', text: JSON.stringify({ summary, issues: [] }) });
const explain = async (subject: object) => (await service.post<Insight>('/api/v1/llm/insights', subject)).body;

describe('an insight of a comparison', () => {
  let comparison: { comparison_id: string };
  beforeAll(async () => {
    const body = { reference: media, distorted: media, metrics: ['psnr', 'ssim'] };
    const { body: compared } = await service.post<{ id: string; status: string }>('/api/v1/quality/compare', body);
    comparison = { comparison_id: compared.id };
    await service.until(async () => {
      const path = `/api/v1/quality/comparisons/${compared.id}`;
      return (await service.json<{ status: string }>(path)).body.status === 'completed';
    });
  });

  it('is written by a model from the facts of the comparison', async () => {
    say(
      { text: 'The SSIM is 1 over all frames.', citations: ['metrics.ssim.mean'] },
      { text: 'The VMAF is 93.4.', citations: ['metrics.ssim.mean'] },
      { text: 'It is 320 pixels wide.', citations: ['video.0.width'] },
    );
    expect(await explain(comparison)).toMatchObject({
      status: 'completed',
      subject: comparison,
      generated_by: 'llm',
      provider: 'first',
      dropped_claims: 2,
      grounded: false,
      citations: ['metrics.ssim.mean'],
      summary: 'No policy was asked for, so nothing is said about delivery. The SSIM is 1 over all frames.',
    });
    expect(models.asked.at(-1)?.body.messages[1]?.content).toContain('"metrics.psnr.infinite_frames"');
  });

  it('tells an infinite PSNR where rules write it', async () => {
    models.script = { kind: 'status', status: 500 };
    const insight = await explain({ ...comparison, language: 'fr' });
    expect(insight.generated_by).toBe('rules');
    expect(insight.summary).toMatch(/psnr infinite \(all \d+ frames are equal\), ssim 1\./);
  });
});

describe('an insight of a batch', () => {
  it('is written by a model from its counts and first errors', async () => {
    const items = [media, { file_path: 'media/none.mp4' }];
    const { body: batch } = await service.post<{ id: string }>('/api/v1/batch/analyze', { items, depth: 'quick' });
    await service.until(async () => {
      const { body } = await service.json<{ status: string }>(`/api/v1/batch/${batch.id}`);
      return body.status === 'completed';
    });
    say(
      { text: 'Of 2 items 1 failed: PATH_NOT_AVAILABLE.', citations: ['batch.total', 'first_errors.1.code'] },
      { text: 'Of 40 items none failed.', citations: ['batch.total'] },
    );
    expect(await explain({ batch_id: batch.id })).toMatchObject({
      subject: { batch_id: batch.id },
      generated_by: 'llm',
      provider: 'first',
      dropped_claims: 1,
      summary: 'Every item of a batch has its own verdict. Of 2 items 1 failed: PATH_NOT_AVAILABLE.',
    });
  });
});

describe('what is kept from models', () => {
  it('are names, also in a tool’s words, and labels', async () => {
    writeFileSync(join(service.mediaRoot, 'unreleased.mp4'), 'no media');
    const request = { file_path: 'media/unreleased.mp4', labels: { client: 'acme-pictures' } };
    const { body } = await service.post<{ id: string; error: object }>('/api/v1/probe/file', request);
    models.script = { kind: 'status', status: 500 };
    await explain({ analysis_id: body.id });
    const told = JSON.stringify(models.asked.at(-1)?.body);
    expect(told).toContain('"analysis.error.code\\"');
    expect(told).not.toMatch(/unreleased|acme-pictures/);
  });
});

describe('budgets', () => {
  it('of a provider lead to the next one, of a user to rules', async () => {
    say({ text: 'It is 320 pixels wide.', citations: ['video.0.width'] });
    const { body } = await service.post<{ id: string }>('/api/v1/probe/file', media);
    const insights: Insight[] = [];
    for (const language of ['en', 'fr', 'de', 'it']) insights.push(await explain({ analysis_id: body.id, language }));
    expect(insights.map(({ provider }) => provider)).toEqual(['second', 'second', 'second', null]);
    expect(insights.at(-1)).toMatchObject({ generated_by: 'rules', status: 'completed' });
    expect(insights.at(-1)?.fallback_reason).toMatch(/budget/);
  });
});

describe('switched off', () => {
  it('nothing is written, asked or begun', async () => {
    const off = await Service.start('llm-off', {
      environment: { LLM_ENABLED: 'false', LLM_PROVIDERS: providers, RECONCILE_INTERVAL_MS: '500' },
    });
    try {
      makeClip(off.mediaRoot, 'plain.mp4');
      models.asked.length = 0;
      const { body, status } = await off.post<{ id: string; status: string }>('/api/v1/probe/file', {
        ...media,
        insights: true,
      });
      expect([status, body.status]).toEqual([200, 'completed']);
      const subject = { analysis_id: body.id };
      for (const [path, more] of [
        ['/api/v1/llm/insights', {}],
        ['/api/v1/llm/ask', { question: 'How wide?' }],
      ] as const) {
        const refused = await off.post(path, { ...subject, ...more });
        expect([refused.status, refused.body['code']]).toEqual([422, 'INSIGHTS_OFF']);
      }
      const begun = async () => {
        const list = await off.json<{ items: unknown[] }>('/api/v1/llm/insights');
        return list.body.items.length > 0;
      };
      await expect(off.until(begun, 1_500)).rejects.toThrow('in time');
      expect(models.asked).toEqual([]);
    } finally {
      await off.stop();
    }
  });
});
