import type { Service } from '../support/service';
import type { Stores } from '../support/stores';
import { DirectPipeline } from './direct-pipeline';
import type { HttpCaller } from './http-caller';
import { interleaved, median, timesOf } from './measure';
import { QueuedPipeline } from './queued-pipeline';

/** Milliseconds at p50 of one quick probe: the pipeline `alone`, behind the `queue`, and the `whole` HTTP call, by turns in the same minute. */
export async function addedTimes(
  service: Service,
  http: HttpCaller,
  stores: Stores,
): Promise<{ alone: number; queue: number; whole: number }> {
  const direct = await DirectPipeline.open(stores, service.mediaRoot);
  const queued = await QueuedPipeline.open(service);
  try {
    const request = { file_path: 'media/sample.mp4', depth: 'quick', fresh: true };
    const overHttp = () => http.call('POST', '/api/v1/probe/file', 200, request);
    const throughQueue = () => queued.probe('media/sample.mp4');
    const directly = () => direct.probe('media/sample.mp4');
    for (const warm of [overHttp, throughQueue, directly]) await timesOf(60, warm);
    const p50 = await interleaved(7, {
      http: async () => median(await timesOf(40, overHttp)),
      queue: async () => median(await timesOf(40, throughQueue)),
      direct: async () => median(await timesOf(40, directly)),
    });
    return { alone: p50['direct'] ?? NaN, queue: p50['queue'] ?? NaN, whole: p50['http'] ?? NaN };
  } finally {
    await queued.close();
    await direct.close();
  }
}
