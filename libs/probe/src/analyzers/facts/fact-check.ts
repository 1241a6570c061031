import type { Depth } from '../../analysis-options';
import type { Analyzer, FindingDraft, Measurements } from '../analyzer';

type Said = Pick<FindingDraft, 'severity' | 'measured' | 'message'> &
  Partial<Pick<FindingDraft, 'stream_index' | 'start_sec' | 'end_sec' | 'threshold' | 'unit'>>;
export type Say = (finding: Said) => FindingDraft;

interface FactCheck extends Omit<Analyzer, 'analyze'> {
  /** What looked, where it was not ffprobe. */
  tool?: string;
  /** Findings, or why there can be none. */
  look: (measurements: Measurements, say: Say) => FindingDraft[] | string;
}

const mostFindings = 20;
const coverage: Record<Depth, 'header' | 'full'> = { quick: 'header', standard: 'full', full: 'full' };

/** A check over facts: what the header, the packets and the wrapper say. */
export function factCheck({ tool = 'ffprobe', look, ...check }: FactCheck): Analyzer {
  return {
    ...check,
    analyze: (measurements) => {
      const say: Say = (said) => ({
        stream_index: null,
        start_sec: null,
        end_sec: null,
        frame: null,
        threshold: check.defaultThreshold,
        unit: check.unit,
        ...said,
        evidence: {
          tool,
          tool_version: tool === 'ffprobe' ? measurements.toolVersion : null,
          filter: null,
          coverage: coverage[check.depth],
        },
      });
      const found = look(measurements, say);
      return typeof found === 'string' ? { notEvaluated: found } : { findings: found.slice(0, mostFindings) };
    },
  };
}

export const noPackets = 'the packets could not be read';
export const noVideo = 'there is no video';

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

export const times = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
