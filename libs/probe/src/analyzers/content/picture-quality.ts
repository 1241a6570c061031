import type { Spread } from '../../content/content-results';
import type { FindingDraft } from '../analyzer';
import { contentCheck, type ContentView } from './content-check';

/** Below this, few code values are used: drawn pictures and test patterns, whose own edges look like blocks. */
const naturalEntropy = 0.75;
const visibleBlocks = 5;
const strongBlocks = 10;
const softEdgesPx = 12;
const manyOutliersPercent = 3;

const sampled = { version: 1, needs: ['quality'], coverage: 'sampled' } as const;

export const blockiness = contentCheck({
  ...sampled,
  id: 'video.blockiness',
  title: 'The blocks of the encoder are not to be seen',
  measure: 'strength of a regular grid of edges, mean of one frame a second; drawn pictures are left out',
  unit: null,
  defaultThreshold: strongBlocks,
  source: 'practice; ffmpeg blockdetect, thresholds tried on clips encoded at very low bit rates',
  filter: 'blockdetect',
  look: (view) => {
    const { block, entropy } = view.results;
    if (block === null) return missing(view);
    if (entropy !== null && entropy.mean < naturalEntropy)
      return 'the picture is drawn or nearly plain: its own edges look like blocks';
    if (block.mean < visibleBlocks) return [];
    const severity = block.mean >= strongBlocks ? 'warning' : 'info';
    return one(
      view,
      severity,
      block,
      severity === 'info' ? visibleBlocks : strongBlocks,
      `Blocks are to be seen: a grid of strength ${block.mean.toFixed(1)} on average`,
    );
  },
});

export const blur = contentCheck({
  ...sampled,
  id: 'video.blur',
  title: 'The picture is sharp',
  measure: 'width of edges, mean of one frame a second',
  unit: 'px',
  defaultThreshold: softEdgesPx,
  source: 'practice; ffmpeg blurdetect',
  filter: 'blurdetect',
  look: (view) => {
    const { blur: seen } = view.results;
    if (seen === null) return missing(view);
    // soft by intent and soft by mistake measure alike: told, not judged
    return seen.mean < softEdgesPx
      ? []
      : one(view, 'info', seen, softEdgesPx, `Edges are ${seen.mean.toFixed(1)} px wide on average`);
  },
});

export const noise = contentCheck({
  ...sampled,
  id: 'video.noise',
  title: 'Few pixels stand out from their neighbours',
  measure: 'share of pixels unlike those around them (TOUT), mean of one frame a second',
  unit: '%',
  defaultThreshold: manyOutliersPercent,
  source: 'practice; ffmpeg signalstats, TOUT',
  filter: 'signalstats',
  look: (view) => {
    const { noise: seen } = view.results;
    if (seen === null) return null;
    return seen.mean < manyOutliersPercent
      ? []
      : one(
          view,
          'info',
          seen,
          manyOutliersPercent,
          `${seen.mean.toFixed(1)} % of the pixels are unlike their neighbours: noise or drop-outs`,
        );
  },
});

function one(
  view: ContentView,
  severity: 'info' | 'warning',
  { mean, max, max_at_sec: at }: Spread,
  threshold: number,
  message: string,
): FindingDraft[] {
  return [
    view.say({
      severity,
      measured: mean,
      threshold,
      message: `${message}, ${max.toFixed(1)} at most, at ${at.toFixed(1)} s.`,
    }),
  ];
}

// both filters say nothing of a picture without edges
function missing({ results }: ContentView): string | null {
  return results.noise === null ? null : 'the picture has no edges to measure';
}
