import { ScriptedModels } from '../../../libs/llm/src/testing/scripted-models';
import type { Service } from '../../support/service';

let models: ScriptedModels;

/** Settings of a service that has a model and may not ask it. */
export async function insightsOff(): Promise<Record<string, string>> {
  models = await ScriptedModels.start();
  const provider = { name: 'unasked', kind: 'openai', base_url: `${models.url}/v1`, model: 'm1' };
  return { LLM_ENABLED: 'false', LLM_PROVIDERS: JSON.stringify([provider]), RECONCILE_INTERVAL_MS: '500' };
}

/** By a service with those settings that has a film `plain.mp4`. */
export function insightsOffCases(given: () => Service): void {
  afterAll(() => models.stop());

  it('where insights are switched off none is written, asked for or begun', async () => {
    const service = given();
    const { body, status } = await service.post<{ id: string; status: string }>('/api/v1/probe/file', {
      file_path: 'media/plain.mp4',
      insights: true,
    });
    expect([status, body.status]).toEqual([200, 'completed']);
    const subject = { analysis_id: body.id };
    for (const [path, more] of [
      ['/api/v1/llm/insights', {}],
      ['/api/v1/llm/ask', { question: 'How wide?' }],
    ] as const) {
      const refused = await service.post(path, { ...subject, ...more });
      expect([refused.status, refused.body['code']]).toEqual([422, 'INSIGHTS_OFF']);
    }
    const begun = async () => {
      const list = await service.json<{ items: unknown[] }>('/api/v1/llm/insights');
      return list.body.items.length > 0;
    };
    await expect(service.until(begun, 1_500)).rejects.toThrow('in time');
    expect(models.asked).toEqual([]);
  });
}
