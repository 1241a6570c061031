import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { Service } from '../support/service';

export interface Accepted {
  id: string;
  total: number | null;
  status_url: string;
  events_url: string;
  refused: number;
  errors: { index: number; code: string }[];
  code?: string;
}
export interface Batch {
  id: string;
  status: string;
  total: number;
  counts: Record<string, number>;
  duplicates: number;
  throughput: number | null;
  slowest: { index: number }[];
  first_errors: { index: number; code: string }[];
  code?: string;
}
export interface Item {
  name: string;
  index: number;
  status: string;
  verdict: string | null;
  analysis_id: string | null;
  comparison_id: string | null;
  duplicate_of: number | null;
  labels: Record<string, string>;
  source: { file_path?: string } | null;
  error: { code: string } | null;
}

/** A service with forty small files in the folder `many`, and the calls of its batches. */
export class BatchClient {
  private constructor(
    readonly service: Service,
    readonly clip: string,
  ) {}

  static async start(name: string): Promise<BatchClient> {
    const service = await Service.start(name);
    const clip = makeClip(service.mediaRoot, 'plain.mp4');
    mkdirSync(join(service.mediaRoot, 'many'));
    for (let n = 0; n < 40; n += 1) copyFileSync(clip, join(service.mediaRoot, `many/${n}.mp4`));
    return new BatchClient(service, clip);
  }

  analyze(body: object, headers: Record<string, string> = {}) {
    return this.service.json<Accepted>('/api/v1/batch/analyze', {
      method: 'POST',
      body: JSON.stringify(body),
      headers,
    });
  }

  async get(id: string): Promise<Batch> {
    return (await this.service.json<Batch>(`/api/v1/batch/${id}`)).body;
  }

  async items(id: string, query = ''): Promise<{ items: Item[]; next_cursor: string | null }> {
    const path = `/api/v1/batch/${id}/items${query}`;
    return (await this.service.json<{ items: Item[]; next_cursor: string | null }>(path)).body;
  }

  ended(id: string): Promise<Batch> {
    return this.service.client().waitFor('batch', id);
  }
}

/** A body of fresh quick analyses of the first of them. */
export const many = (count: number, more: object = {}) => ({
  items: Array.from({ length: count }, (_, n) => ({ file_path: `media/many/${n}.mp4` })),
  depth: 'quick',
  fresh: true,
  ...more,
});
