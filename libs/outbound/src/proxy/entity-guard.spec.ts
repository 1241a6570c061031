import { JobBench } from '../testing/job-bench';
import { startOrigin } from '../testing/origin';
import { askProxy } from '../testing/proxy-client';
import { failureOf } from './verdict';

const bench = new JobBench();
afterEach(() => bench.close());

/** What comes through of a body that is sent in these pieces, and the verdict's code. */
async function through(...pieces: Buffer[]): Promise<{ body: string; code: string | null }> {
  const origin = await startOrigin((_, response) => {
    const send = ([piece, ...later]: Buffer[]): void => {
      if (piece) response.write(piece, () => send(later));
      else response.end();
    };
    send(pieces);
  });
  const job = await bench.job(`http://media.test:${origin.port}/a.mpd`);
  const { body } = await askProxy(job, job.toolUrl);
  return { body, code: failureOf(job.verdict())?.code ?? null };
}

describe('entities in a manifest', () => {
  const declared = '<?xml version="1.0"?><!DOCTYPE MPD [<!ENTITY a "b">]><MPD/>';

  it.each([
    ['at once', [Buffer.from(declared)]],
    ['byte by byte', [...Buffer.from(declared)].map((byte) => Buffer.from([byte]))],
    ['after a byte order mark', [Buffer.from(`\ufeff \n${declared}`)]],
    ['in UTF-16', [Buffer.from(`\ufeff${declared}`, 'utf16le')]],
    ['behind a long comment', [Buffer.from(`<!--${'x'.repeat(300_000)}-->`), Buffer.from(declared)]],
  ])('are refused, sent %s', async (_, pieces) => {
    const { body, code } = await through(...pieces);
    expect(code).toBe('ENTITIES_REFUSED');
    expect(body).not.toContain('<MPD/>');
  });

  it.each([
    ['a manifest that uses the predefined ones', Buffer.from('<?xml version="1.0"?><!DOCTYPE MPD><MPD>&amp;</MPD>')],
    ['media that happens to hold the words', Buffer.from(`\x00\x00\x00\x18ftyp${declared}`)],
  ])('pass as %s', async (_, bytes) => {
    expect(await through(bytes)).toEqual({ body: bytes.toString('latin1'), code: null });
  });
});
