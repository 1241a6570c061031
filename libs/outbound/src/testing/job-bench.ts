import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PinningResolver } from '../pinning-resolver';
import { FilteringProxy, type OpenJob } from '../proxy/filtering-proxy';
import type { JobLimits, JobRequest } from '../proxy/proxy-job';
import { closeOrigins } from './origin';
import { stubLookup } from './stub-lookup';

export const LOOPBACK = ['127.0.0.1'];

/** media.test and cdn.test are allowed loopback; evil.test is a loopback address nobody allowed. */
const ANSWERS = { 'media.test': [LOOPBACK], 'cdn.test': [LOOPBACK], 'evil.test': [['127.0.0.2']] };

const LIMITS: JobLimits = { maxRequests: 100, maxBytes: 10_000_000, deadlineMs: 10_000 };

interface Options {
  ca?: string[];
  answers?: Record<string, string[][]>;
  resolver?: PinningResolver;
  listenOnLoopback?: boolean;
}

/** A started proxy with a stubbed resolver. Everything opened through it goes away with {@link JobBench.close}. */
export class JobBench {
  private readonly proxies: FilteringProxy[] = [];
  private readonly folders: string[] = [];
  asked: string[] = [];

  async proxy({ ca, answers = ANSWERS, listenOnLoopback, resolver }: Options = {}): Promise<FilteringProxy> {
    const folder = await mkdtemp(join(tmpdir(), 'out-'));
    const stub = stubLookup(answers);
    this.asked = stub.asked;
    const proxy = new FilteringProxy({
      folder,
      resolver: resolver ?? new PinningResolver(stub),
      ca,
      listenOnLoopback,
    });
    await proxy.start();
    this.proxies.push(proxy);
    this.folders.push(folder);
    return proxy;
  }

  async job(
    sourceUrl: string,
    { limits, ...request }: Omit<Partial<JobRequest>, 'limits'> & { limits?: Partial<JobLimits> } = {},
    options: Options = {},
  ): Promise<OpenJob> {
    const proxy = await this.proxy(options);
    return proxy.openJob({ sourceUrl, allowPrivate: LOOPBACK, ...request, limits: { ...LIMITS, ...limits } });
  }

  async close(): Promise<void> {
    await Promise.all(this.proxies.splice(0).map((proxy) => proxy.close()));
    await Promise.all(this.folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
    await closeOrigins();
  }
}
