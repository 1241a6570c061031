import { join } from 'node:path';
import type { Service } from '../support/service';
import type { Stores } from '../support/stores';
import { DirectPipeline } from './direct-pipeline';
import { bare, distributionFfprobe } from './floors';
import type { HttpCaller } from './http-caller';
import { interleaved, median, timesOf } from './measure';
import { QueuedPipeline } from './queued-pipeline';

/** Milliseconds at p50 of one quick probe. */
export interface AddedTimes {
  /** the pipeline called directly */
  alone: number;
  /** behind row, bell, lease and word */
  queue: number;
  /** over HTTP */
  whole: number;
  /** the distribution's bare ffprobe; NaN where there is none */
  distribution: number;
}

/** All of them by turns in the same minute. */
export async function addedTimes(service: Service, http: HttpCaller, stores: Stores): Promise<AddedTimes> {
  const direct = await DirectPipeline.open(stores, service.mediaRoot);
  const queued = await QueuedPipeline.open(service);
  try {
    const request = { file_path: 'media/sample.mp4', depth: 'quick', fresh: true };
    const overHttp = () => http.call('POST', '/api/v1/probe/file', 200, request);
    const throughQueue = () => queued.probe('media/sample.mp4');
    const directly = () => direct.probe('media/sample.mp4');
    const distribution = distributionFfprobe && bare(distributionFfprobe, join(service.mediaRoot, 'sample.mp4'));
    for (const warm of [overHttp, throughQueue, directly]) await timesOf(60, warm);
    const p50 = await interleaved(7, {
      http: async () => median(await timesOf(40, overHttp)),
      queue: async () => median(await timesOf(40, throughQueue)),
      direct: async () => median(await timesOf(40, directly)),
      ...(distribution && { distribution: async () => median(await timesOf(8, distribution)) }),
    });
    const of = (name: string) => p50[name] ?? NaN;
    return { alone: of('direct'), queue: of('queue'), whole: of('http'), distribution: of('distribution') };
  } finally {
    await queued.close();
    await direct.close();
  }
}
