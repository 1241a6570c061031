import type { Spread } from '../../content/content-results';
import type { FindingDraft } from '../analyzer';
import type { ContentResults } from '../../content/content-results';
import { contentCheck, type Say } from './content-check';

/** Below this, few code values are used: drawn pictures and test patterns, whose own edges look like blocks. */
const naturalEntropy = 0.75;

const sampled = { coverage: 'sampled' } as const;

export const blockiness = contentCheck({
  ...sampled,
  id: 'video.blockiness',
  version: 3,
  title: 'The blocks of the encoder are not to be seen',
  measure: 'strength of a regular grid of small edges, mean of one frame a second; drawn pictures are left out',
  unit: null,
  settings: {
    strong: { default: 10, unit: null, min: 0, max: 1_000, meaning: 'mean strength from which it is a warning' },
    visible: { default: 5, unit: null, min: 0, max: 1_000, meaning: 'mean strength from which it is told' },
  },
  threshold: 'strong',
  source:
    'practice; R. Muijs and I. Kirenko, a no-reference blocking artifact measure; thresholds tried on clips encoded at very low bit rates',
  needs: ['blocks', 'quality'],
  filter: 'extractplanes',
  look: ({ results, limits, say }) => {
    const { block, entropy } = results;
    if (block === null) return missing(results);
    if (entropy !== null && entropy.mean < naturalEntropy)
      return 'the picture is drawn or nearly plain: its own edges look like blocks';
    if (block.mean < Math.min(limits.visible, limits.strong)) return [];
    const severity = block.mean >= limits.strong ? 'warning' : 'info';
    return one(
      say,
      severity,
      block,
      severity === 'info' ? limits.visible : limits.strong,
      `Blocks are to be seen: a grid of strength ${block.mean.toFixed(1)} on average`,
    );
  },
});

export const blur = contentCheck({
  ...sampled,
  id: 'video.blur',
  version: 2,
  title: 'The picture is sharp',
  measure: 'width of edges, mean of one frame a second',
  unit: 'px',
  settings: { edge_px: { default: 12, unit: 'px', min: 1, max: 1_000, meaning: 'mean width of edges that is told' } },
  threshold: 'edge_px',
  source: 'practice; ffmpeg blurdetect',
  needs: ['quality'],
  filter: 'blurdetect',
  look: ({ results, limits, say }) => {
    const { blur: seen } = results;
    if (seen === null) return missing(results);
    // soft by intent and soft by mistake measure alike: told, not judged
    return seen.mean < limits.edge_px
      ? []
      : one(say, 'info', seen, limits.edge_px, `Edges are ${seen.mean.toFixed(1)} px wide on average`);
  },
});

function one(
  say: Say,
  severity: 'info' | 'warning',
  { mean, max, max_at_sec: at }: Spread,
  threshold: number,
  message: string,
): FindingDraft[] {
  return [
    say({
      severity,
      measured: mean,
      threshold,
      message: `${message}, ${max.toFixed(1)} at most, at ${at.toFixed(1)} s.`,
    }),
  ];
}

// both say nothing of a picture without edges
function missing(results: ContentResults): string | null {
  return results.entropy === null ? null : 'the picture has no edges to measure';
}
