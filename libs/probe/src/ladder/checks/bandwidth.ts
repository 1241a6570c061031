import type { DeclaredFacts, Ladder, LadderRendition } from '../ladder';
import { kbps, ladderCheck, percent, type Said } from './ladder-check';

const tolerance = 0.1;
const liveTolerance = 0.25;

interface Claim {
  rendition: LadderRendition | undefined;
  declared: DeclaredFacts;
  peak: number | null;
  peakSegment: number | null;
  average: number | null;
  coverage: 'full' | 'sampled' | null;
}

/** Each bandwidth that is declared, with what was measured of it. */
function claims(ladder: Ladder): Claim[] {
  if (ladder.format === 'hls') {
    const variants = ladder.variants.map(({ rendition, declared, measured }) => ({
      rendition: ladder.renditions.find(({ id }) => id === rendition),
      declared,
      peak: measured.peak_bps,
      peakSegment: measured.peak_segment_bps,
      average: measured.average_bps,
      coverage: measured.coverage,
    }));
    const listed = new Set(ladder.variants.map(({ rendition }) => rendition));
    return [...variants, ...ladder.renditions.filter(({ id, kind }) => kind === 'iframe' && !listed.has(id)).map(own)];
  }
  return ladder.renditions.map(own);
}

function own(rendition: LadderRendition): Claim {
  const { declared, measured } = rendition;
  return {
    rendition,
    declared,
    peak: measured?.peak_bps ?? null,
    peakSegment: measured?.peak_segment_bps ?? null,
    average: measured?.average_bps ?? null,
    coverage: measured?.bit_rate_coverage ?? null,
  };
}

export const peakBandwidth = ladderCheck({
  id: 'ladder.bandwidth',
  version: 2,
  title: 'The declared bandwidth is that of the media',
  measure:
    'BANDWIDTH against the largest sum of peak segment bit rates of its renditions; of DASH, @bandwidth against the average of all segments',
  unit: 'b/s',
  defaultThreshold: tolerance,
  source: 'RFC 8216, 4.3.4.2; HLS Authoring Specification for Apple Devices, 1.27 and 1.29; for DASH practice',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const known = claims(ladder).filter(({ declared, peak }) => declared.bandwidth_bps !== null && peak !== null);
    if (known.length === 0) return 'no bandwidth is declared, or nothing was measured';
    return known.flatMap((claim) => (ladder.format === 'hls' ? hlsPeak(ladder, claim) : dashAverage(claim)));
  },
});

function hlsPeak({ type }: Ladder, { rendition, declared, peak, peakSegment, coverage }: Claim): Said[] {
  const said = declared.bandwidth_bps ?? 0;
  const real = peak ?? 0;
  const above = type === 'vod' ? tolerance : liveTolerance;
  const evidence = { rendition, measured: real, coverage: coverage ?? 'sampled' };
  if (real > said * (1 + above)) {
    const message = `BANDWIDTH says ${kbps(said)}, its segments peak at ${kbps(real)} (${percent(real / said)}): players will stall`;
    return [{ ...evidence, severity: 'error', threshold: said, message }];
  }
  // Of a sample, a peak that is too low says nothing: it may lie in a segment nobody looked at.
  const highest = Math.max(real, peakSegment ?? 0);
  if (type === 'vod' && coverage === 'full' && highest < said * (1 - tolerance)) {
    const message = `BANDWIDTH says ${kbps(said)}, its segments peak at ${kbps(real)} (${percent(real / said)}): players will choose it too late`;
    return [{ ...evidence, severity: 'warning', threshold: said, message }];
  }
  return [];
}

function dashAverage({ rendition, declared, average, coverage }: Claim): Said[] {
  const said = declared.bandwidth_bps ?? 0;
  const real = average ?? 0;
  if (real <= said * (1 + tolerance)) return [];
  const message = `@bandwidth says ${kbps(said)}, its segments take ${kbps(real)} on average (${percent(real / said)})`;
  return [{ severity: 'error', rendition, measured: real, threshold: said, message, coverage: coverage ?? 'sampled' }];
}

export const averageBandwidth = ladderCheck({
  id: 'ladder.average_bandwidth',
  version: 2,
  title: 'The declared average bandwidth is that of the media',
  measure: 'AVERAGE-BANDWIDTH against the largest sum of average segment bit rates of its renditions',
  unit: 'b/s',
  defaultThreshold: tolerance,
  source: 'RFC 8216, 4.3.4.2; HLS Authoring Specification for Apple Devices, 1.26 and 1.28',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const known = claims(ladder).filter(
      ({ declared, average }) => declared.average_bandwidth_bps !== null && average !== null,
    );
    if (known.length === 0) return 'no average bandwidth is declared, or nothing was measured';
    if (known.every(({ coverage }) => coverage !== 'full'))
      return 'only a sample of the segments was measured: max_segments "all" measures all';
    return known.flatMap((claim) => offAverage(ladder, claim));
  },
});

function offAverage({ type }: Ladder, { rendition, declared, average, coverage }: Claim): Said[] {
  const said = declared.average_bandwidth_bps ?? 0;
  const real = average ?? 0;
  const isLow = type === 'vod' && real < said * (1 - tolerance);
  if (coverage !== 'full' || !(isLow || real > said * (1 + tolerance))) return [];
  const message = `AVERAGE-BANDWIDTH says ${kbps(said)}, its segments take ${kbps(real)} (${percent(real / said)})`;
  return [{ severity: 'warning', rendition, measured: real, threshold: said, message, coverage: 'full' }];
}

export const bandwidthOrder = ladderCheck({
  id: 'ladder.bandwidth_order',
  version: 2,
  title: 'The average is not declared above the peak',
  measure: 'AVERAGE-BANDWIDTH against BANDWIDTH',
  unit: 'b/s',
  defaultThreshold: null,
  source: 'RFC 8216, 4.3.4.2',
  depth: 'quick',
  coverage: 'header',
  look: (ladder) =>
    claims(ladder).flatMap(({ rendition, declared: { bandwidth_bps: peak, average_bandwidth_bps: average } }) =>
      peak !== null && average !== null && average > peak
        ? [
            {
              severity: 'error' as const,
              rendition,
              measured: average,
              threshold: peak,
              message: `AVERAGE-BANDWIDTH (${kbps(average)}) is above BANDWIDTH (${kbps(peak)}), which is the peak`,
            },
          ]
        : [],
    ),
});
