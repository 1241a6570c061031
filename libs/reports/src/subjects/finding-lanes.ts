import type { FullAnalysisView } from '@app/probe';
import type { LaneChart, Mark } from '../charts/chart';
import { clock } from '../document/say';
import { toneOf } from '../document/verdict-words';
import { timeAxis } from './time-axis';

const mostMarks = 1_500;

/** Findings with a time, scene cuts and flashes on one line of time; null when nothing has one. */
export function findingLanes(analysis: FullAnalysisView): LaneChart | null {
  const lanes = new Map<string, Mark[]>();
  for (const { check, start_sec: start, end_sec: end, severity, message } of analysis.findings) {
    if (start === null) continue;
    const text = `${check}, ${severity}, ${clock(start)}${end === null ? '' : ` to ${clock(end)}`}: ${message}`;
    lanes.set(check, [...(lanes.get(check) ?? []), { start, end: end ?? start, tone: toneOf(severity), text }]);
  }
  const content = analysis.enhanced_analysis?.['content'] as SeenContent | null | undefined;
  const cuts = content?.scene_cuts ?? [];
  if (cuts.length > 0) {
    lanes.set(
      'scene cuts',
      cuts.slice(0, mostMarks).map(({ time_sec: at, score }) => {
        return { start: at, end: at, tone: 'plain', text: `scene cut at ${clock(at)}, change ${score} of 100` };
      }),
    );
  }
  for (const kind of ['luminance', 'red'] as const) {
    const intervals = content?.flash?.[kind].intervals ?? [];
    if (intervals.length === 0) continue;
    lanes.set(
      `flash risk (${kind})`,
      intervals.map(({ start_sec: start, end_sec: end, kind: how }) => {
        const tone = how === 'warning' ? 'warn' : 'bad';
        return { start, end, tone, text: `${kind} flash, ${how}, ${clock(start)} to ${clock(end)}` };
      }),
    );
  }
  if (lanes.size === 0) return null;
  return {
    kind: 'lanes',
    id: 'when',
    title: 'When it was seen',
    source: 'findings with a time; scene cuts and flashes where the picture was decoded',
    axis: timeAxis(analysis, {}),
    lanes: [...lanes].map(([name, marks]) => ({ name, marks: marks.slice(0, mostMarks) })),
  };
}

interface SeenContent {
  scene_cuts?: { time_sec: number; score: number }[] | null;
  flash?: Record<'luminance' | 'red', { intervals: { start_sec: number; end_sec: number; kind: string }[] }> | null;
}
