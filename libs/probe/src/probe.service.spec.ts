import type { Config } from '@app/config';
import type { Doorbell, JobWait, WaitEnd, Words } from '@app/queue';
import type { AnalysisRepository } from './analysis.repository';
import type { CallerKnocks } from './caller-knocks';
import { type AnalysisRequest, ProbeService } from './probe.service';
import type { RequestedOptions } from './requested-options';

const none = undefined as never;
const input = { kind: 'file_path', path: '/media/a.mp4', dev: 1, ino: 2, sizeBytes: 3, modifiedMs: 4, changedMs: 5 };
const request = {
  source: { view: { name: 'a.mp4' }, input },
  options: { depth: 'quick', checks: null, ffprobe: {} },
  labels: {},
};

/** Bells rung within the patience of a caller who knocked and whose wait ends as said. */
async function bellsAfter(end: Partial<WaitEnd>): Promise<number> {
  let rung = 0;
  const doorbell = { ring: () => Promise.resolve(void (rung += 1)) } as unknown as Doorbell;
  const rows = { jobs: {}, insertAwaited: () => Promise.resolve() } as unknown as AnalysisRepository;
  const options = { settled: (_user: string, asked: unknown) => Promise.resolve(asked) } as unknown as RequestedOptions;
  const wait = { end: () => Promise.resolve(end) } as unknown as JobWait;
  const knocks = { knockFor: () => 60_000 } as unknown as CallerKnocks;
  const admission = { require: () => Promise.resolve() } as never;
  const config = { instanceId: 'one', SYNC_TIMEOUT_MS: 1_000 } as Config;
  const service = new ProbeService(rows, doorbell, admission, {} as Words, wait, none, options, knocks, config, none);
  const { end: ended } = await service.begin('user', request as unknown as AnalysisRequest);
  await ended;
  await new Promise((resolve) => setImmediate(resolve));
  return rung;
}

it('a caller who knocked rings at once where they wait no longer, and not where the row has ended', async () => {
  expect(await bellsAfter({ finished: false })).toBe(1);
  expect(await bellsAfter({ finished: true })).toBe(0);
});
