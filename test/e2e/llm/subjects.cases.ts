import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from '../../support/ask-database';
import { models, service, tokensOfAnswer, tokensOfUser } from './bench';

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
  /** As if the user had asked much already today. */
  async function leave(tokens: number): Promise<void> {
    const used = tokensOfUser - tokens;
    expect(await askDatabase(service, 'UPDATE llm_usage SET tokens = $1 RETURNING 1', [used])).toHaveLength(1);
  }
  afterAll(() => leave(tokensOfUser));

  it('of a provider lead to the next one, of a user to rules', async () => {
    say({ text: 'It is 320 pixels wide.', citations: ['video.0.width'] });
    const { body } = await service.post<{ id: string }>('/api/v1/probe/file', media);
    const insights: Insight[] = [];
    await leave(3 * tokensOfAnswer);
    for (const language of ['en', 'fr', 'de', 'it']) insights.push(await explain({ analysis_id: body.id, language }));
    expect(insights.map(({ provider }) => provider)).toEqual(['scripted', 'scripted', 'scripted', null]);
    expect(insights.at(-1)).toMatchObject({ generated_by: 'rules', status: 'completed' });
    expect(insights.at(-1)?.fallback_reason).toMatch(/budget/);
  });
});
