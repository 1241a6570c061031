import { allAnalyzers as analyzers } from '@app/probe';
import { Grounds } from '../grounding/ground-answer';
import { knowledge } from '../knowledge/knowledge';
import { sampleDigest } from '../testing/sample-digest';
import { writeInsight } from './write-insight';

describe('an insight by rules', () => {
  it('says verdict, findings, what it is and what was not evaluated', () => {
    const { summary, delivery_readiness, generated_by } = writeInsight(sampleDigest(), 'engineer');
    expect(summary).toBe(
      'It fails the policy ebu-r128-hd. Findings: 1 error, 1 warning. ' +
        'It holds h264 video 1920×1080 at 23.976 frames/s, 2:05.50 long. ' +
        'Not evaluated: 1 check; nothing is said about it.',
    );
    expect({ delivery_readiness, generated_by }).toEqual({ delivery_readiness: 'not_ready', generated_by: 'rules' });
  });

  it('explains every check with a finding, worst first, and cites it', () => {
    const { issues, citations } = writeInsight(sampleDigest(), 'engineer');
    expect(issues.map(({ finding_ids: ids }) => ids)).toEqual([
      ['audio.loudness-1'],
      ['video.black-1'],
      ['verdict.rules.loudness'],
    ]);
    expect(issues[1]?.explanation).toContain('from 1:02 to 1:05');
    expect(citations).toEqual(expect.arrayContaining(['verdict', 'audio.loudness-1', 'not_evaluated.video.flash']));
  });

  it('has no commands for those who decide', () => {
    const { issues } = writeInsight(sampleDigest(), 'executive');
    expect(issues.every(({ ffmpeg_hint: hint }) => hint === null)).toBe(true);
    expect(issues[0]?.explanation).toMatch(/^It plays louder or quieter/);
  });

  it.each([
    ['pass', 'ready'],
    ['warn', 'ready_with_warnings'],
    ['fail', 'not_ready'],
    ['not_evaluated', 'unknown'],
  ])('takes readiness from a verdict of %s', (result, readiness) => {
    const verdict = { id: 'verdict' as const, policy: 'p', result, counts: {} };
    expect(writeInsight(sampleDigest({ verdict }), 'engineer').delivery_readiness).toBe(readiness);
  });

  it('says nothing about delivery without a policy', () => {
    const { delivery_readiness, summary } = writeInsight(sampleDigest({ verdict: null, rules: [] }), 'engineer');
    expect(delivery_readiness).toBe('unknown');
    expect(summary).toMatch(/^No policy was asked for/);
  });

  it('keeps its own law: what it writes would hold if a model wrote it', () => {
    const digest = sampleDigest();
    const grounds = new Grounds(digest);
    for (const { explanation, finding_ids: citations } of writeInsight(digest, 'engineer').issues)
      expect(grounds.holds({ text: explanation, citations })).toBe(true);
  });
});

describe('a comparison in words', () => {
  const compared = (facts: Record<string, number>) =>
    writeInsight(
      sampleDigest({
        subject: { kind: 'comparison', id: '0197c4b6-0000-7000-8000-000000000000', name: null },
        verdict: null,
        rules: [],
        findings: [],
        not_evaluated: [],
        facts: Object.entries(facts).map(([id, value]) => ({ id, value, unit: null })),
      }),
      'engineer',
    );

  it('tells the means', () => {
    expect(compared({ 'metrics.vmaf.mean': 94.12345, 'metrics.psnr.mean': 41.2 }).summary).toContain(
      'Mean over frames: vmaf 94.123, psnr 41.2.',
    );
  });

  it('tells an infinite PSNR, and how many frames are equal where only some are', () => {
    const equal = compared({ 'metrics.psnr.frames': 50, 'metrics.psnr.infinite_frames': 50, 'metrics.ssim.mean': 1 });
    expect(equal.summary).toContain('Mean over frames: psnr infinite (all 50 frames are equal), ssim 1.');
    expect(equal.citations).toContain('metrics.psnr.infinite_frames');
    const some = { 'metrics.psnr.mean': 41.2, 'metrics.psnr.frames': 50, 'metrics.psnr.infinite_frames': 10 };
    expect(compared(some).summary).toContain('psnr 41.2 where the frames differ (10 of 50 are equal).');
  });
});

describe('knowledge', () => {
  it('has an entry for every check, and none for a check that is gone', () => {
    expect(knowledge.map(({ check }) => check).sort()).toEqual(analyzers.map(({ id }) => id).sort());
  });
});
