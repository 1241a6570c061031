import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { Service } from '../support/service';

type Content = Record<string, { example?: unknown; examples?: Record<string, { value: unknown }> }>;
interface Operation {
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}
interface Made {
  id: string;
}

const { paths } = JSON.parse(readFileSync(join(__dirname, '../../apps/api/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const replies = (path: string): Content => paths[path]?.['get']?.responses['200']?.content ?? {};

let service: Service;
let analysisId: string;
let comparisonId: string;
beforeAll(async () => {
  service = await Service.start('examples');
  copyFileSync(makeClip(service.mediaRoot, 'plain.mp4'), join(service.mediaRoot, 'trailer.mp4'));
  const side = { file_path: 'media/plain.mp4' };
  analysisId = (await service.post<Made>('/api/v1/probe/file', { ...side, depth: 'full' })).body.id;
  const asked = { reference: side, distorted: side, metrics: ['vmaf', 'psnr', 'ssim'], async: false };
  comparisonId = (await service.post<Made>('/api/v1/quality/compare', asked)).body.id;
});
afterAll(() => service.stop());

const read = async (path: string): Promise<string> => (await service.fetch(path)).text();

/** Names of an example, at any depth and without the numbers of lists, that the reply does not have. */
function strange(example: unknown, reply: unknown): string[] {
  const real = new Set(namesIn(reply));
  return namesIn(example).filter((name) => !real.has(name));
}

function namesIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => [`${path}.${name}`, ...namesIn(held, `${path}.${name}`)]);
}

const header = (csv: unknown): string[] => (String(csv).split('\n')[0] ?? '').trim().split(',');

describe('the examples of replies whose schema says little', () => {
  it.each([
    ['/api/v1/probe/analyses/{id}/ffprobe', () => analysisId],
    ['/api/v1/probe/analyses/{id}/timeline', () => analysisId],
    ['/api/v1/quality/comparisons/{id}/frames', () => comparisonId],
  ])('%s names nothing that does not come', async (path, id) => {
    const example = replies(path)['application/json']?.example;
    expect(namesIn(example).length).toBeGreaterThan(5);
    expect(strange(example, JSON.parse(await read(path.replace('{id}', id()))))).toEqual([]);
  });

  it('have the columns of the CSV', async () => {
    const timeline = replies('/api/v1/probe/analyses/{id}/timeline')['text/csv']?.example;
    expect(header(timeline)).toEqual(header(await read(`/api/v1/probe/analyses/${analysisId}/timeline?format=csv`)));
    const frames = header(replies('/api/v1/quality/comparisons/{id}/frames')['text/csv']?.example);
    const real = header(await read(`/api/v1/quality/comparisons/${comparisonId}/frames?format=csv`));
    expect(real.filter((column) => frames.includes(column))).toEqual(frames);
  });

  it('are an item of a batch as it is exported', async () => {
    const told = replies('/api/v1/batch/{id}/export');
    const { body, status } = await service.post<Made>('/api/v1/batch/analyze?async=false', {
      items: [{ file_path: 'media/trailer.mp4', labels: { project: 'spring' } }],
    });
    expect(status).toBe(202);
    const state = async () => (await service.json<{ status: string }>(`/api/v1/batch/${body.id}`)).body.status;
    await service.until(async () => (await state()) === 'completed');
    const exported = await read(`/api/v1/batch/${body.id}/export?format=ndjson`);
    const namesOf = (line: unknown) => Object.keys(JSON.parse(String(line)) as object);
    expect(namesOf(told['application/x-ndjson']?.example)).toEqual(namesOf(exported));
    expect(header(told['text/csv']?.example)).toEqual(header(await read(`/api/v1/batch/${body.id}/export`)));
  });
});

it('the bodies of POST /policies/:slug/evaluate can be sent as they stand, once the id is that of an analysis', async () => {
  const path = '/api/v1/policies/youtube-upload/evaluate';
  const content = paths['/api/v1/policies/{slug}/evaluate']?.['post']?.requestBody?.content ?? {};
  const send = async (type: string, value: unknown) => {
    const body = typeof value === 'string' ? value : JSON.stringify(value);
    return (await service.fetch(path, { method: 'POST', headers: { 'content-type': type }, body })).json();
  };
  const tried = { items: expect.arrayContaining([expect.objectContaining({ analysis_id: analysisId })]) as unknown };
  const { analysis, draft, ...more } = content['application/json']?.examples ?? {};
  expect([Object.keys(analysis?.value ?? {}), more]).toEqual([['analysis_id'], {}]);
  expect(await send('application/json', { analysis_id: analysisId })).toMatchObject({ analysis_id: analysisId });
  expect(await send('application/json', draft?.value)).toMatchObject(tried);
  const [written, ...others] = Object.values(content['application/yaml']?.examples ?? {});
  expect(others).toEqual([]);
  expect(await send('application/yaml', written?.value)).toMatchObject(tried);
});
