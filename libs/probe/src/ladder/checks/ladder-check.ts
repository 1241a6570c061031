import type { Analyzer, CheckResult, FindingDraft, Measurements } from '../../analyzers/analyzer';
import type { Ladder, LadderRendition } from '../ladder';

export type Said = Pick<FindingDraft, 'severity' | 'measured' | 'threshold' | 'message'> & {
  rendition?: LadderRendition | undefined;
  coverage?: 'full' | 'sampled' | 'header';
  startSec?: number | null;
};

export interface LadderCheck extends Omit<Analyzer, 'analyze'> {
  /** What evidence it rests on where a finding does not say. */
  coverage: 'full' | 'sampled' | 'header';
  /** What is wrong (nothing is a clean bill), or why it can't be said. */
  look: (ladder: Ladder) => Said[] | string;
}

const mostFindings = 100;

/** A check over a whole stream. Messages begin with the rendition they are about. */
export function ladderCheck({ look, coverage, ...check }: LadderCheck): Analyzer {
  return {
    ...check,
    analyze: ({ ladder, toolVersion }: Measurements): CheckResult => {
      if (!ladder) return { notEvaluated: 'the source is no stream' };
      const said = look(ladder);
      if (typeof said === 'string') return { notEvaluated: said };
      return {
        findings: said
          .slice(0, mostFindings)
          .map(({ rendition, coverage: own, startSec, message, ...rest }): FindingDraft => ({
            stream_index: rendition ? (rendition.streams.video[0] ?? rendition.streams.audio[0] ?? null) : null,
            start_sec: startSec ?? null,
            end_sec: null,
            frame: null,
            unit: check.unit,
            ...rest,
            message: rendition ? `${nameOf(rendition)}: ${message}` : message,
            evidence: { tool: 'ffprobe', tool_version: toolVersion, filter: null, coverage: own ?? coverage },
          })),
      };
    },
  };
}

export function nameOf({ id, uri, declared, language, representation_id: dash }: LadderRendition): string {
  const size = declared.width && declared.height ? ` ${declared.width}x${declared.height}` : '';
  return `${id}${size}${language ? ` ${language}` : ''} (${uri ?? dash ?? 'no URI'})`;
}

/** Renditions of a kind that were measured. */
export function measured(ladder: Ladder, ...kinds: LadderRendition['kind'][]): LadderRendition[] {
  return ladder.renditions.filter(({ kind, measured: facts }) => kinds.includes(kind) && facts !== null);
}

export function kbps(bps: number): string {
  return `${Math.round(bps / 1000)} kb/s`;
}

export function percent(ratio: number): string {
  return `${Math.round(ratio * 100)} %`;
}
