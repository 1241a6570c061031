import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ContentBench } from '../../content/testing/content-bench';
import type { Finding } from '../../analysis-documents';
import { runChecks } from '../run-checks';
import { contentAnalyzers } from './index';

/** Clips that nobody here made: from public repositories, named as there. They are not part of this one. */
const folder = process.env['REAL_MEDIA'] ?? join(__dirname, '../../../../../../shared/media/files');
const clean = [
  'bear-320x240-vp9-opus.webm', // VP9 and Opus
  'bear-640x360.mp4', // H.264 and AAC
  'bear-640x360.ts', // the same in a transport stream
  'bear-640x360-hevc-hdr10.mp4', // PQ, 10 bits
  'bear-av1.mp4',
  'bear-vp8-webvtt.webm',
  'bt601_full_range.mp4',
  'input_3sec.mp4', // 5.1
  'input_hdr.mov', // HLG
  'karma.mp4', // a timecode and a telemetry track beside it
];

const isThere = existsSync(folder);
if (!isThere) process.stderr.write(`skipped: ${clean.length + 2} real clips; REAL_MEDIA names their folder\n`);
const real = isThere ? describe : describe.skip;

real('real clips', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  const findings = async (name: string): Promise<{ findings: Finding[]; looked: number }> => {
    const { media, outcome } = await bench.measure(join(folder, name));
    const said = runChecks(contentAnalyzers, null, {
      depth: 'full',
      raw: {},
      media,
      evidence: {},
      complaints: [],
      secondLook: null,
      streamHashes: null,
      toolVersion: null,
      thresholds: {},
      content: outcome,
    } as unknown as Parameters<typeof runChecks>[2]);
    return { findings: said.findings, looked: said.evaluated.length };
  };

  it.each(clean)('%s is clean: nothing of severity warning or above', async (name) => {
    const seen = await findings(name);
    expect(seen.findings.filter(({ severity }) => severity !== 'info').map(({ message }) => message)).toEqual([]);
    expect(seen.looked).toBeGreaterThan(10);
  });

  it.each([
    ['iris_gray.mp4', 'pass', null],
    ['iris_2Hz_5s.mp4', 'warning', 10],
  ] as const)('%s has the verdict its publisher gives it', async (name, result, frame) => {
    const { outcome } = await bench.measure(join(folder, name), ['flash']);
    expect(outcome.results.flash).toMatchObject({ result, luminance: { first_warning_frame: frame } });
  });
});
