import { JobBench } from '../testing/job-bench';
import { startOrigin } from '../testing/origin';
import { askProxy } from '../testing/proxy-client';

const bench = new JobBench();
afterEach(() => bench.close());

describe('the version of a source', () => {
  it('notices that a source became another while it was read', async () => {
    let version = 1;
    const origin = await startOrigin((_, response) => response.writeHead(200, { etag: `"v${version}"` }).end('x'));
    const job = await bench.job(`http://media.test:${origin.port}/`);
    await askProxy(job, job.toolUrl);
    await askProxy(job, job.toolUrl);
    expect(job.verdict().sourceChanged).toBe(false);
    version = 2;
    await askProxy(job, job.toolUrl);
    expect(job.verdict()).toMatchObject({ sourceChanged: true, source: { etag: '"v1"' } });
  });
});
