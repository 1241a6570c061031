import type { FullAnalysisView } from '@app/probe';
import type { Axis, LaneChart, Line, LineChart, Mark } from '../charts/chart';
import { clock } from '../document/say';
import { toneOf } from '../document/verdict-words';

/** A stored series: a point is `interval_sec` long. */
interface StoredSeries {
  stream_index: number;
  interval_sec: number;
  mean: (number | null)[];
  min?: (number | null)[];
  max?: (number | null)[];
}

const mostMarks = 1_500;

/** What the stored timeline holds, a chart for each kind of value; kinds this code does not know are drawn under their own name. */
export function analysisCharts(analysis: FullAnalysisView, timeline: Record<string, unknown>): LineChart[] {
  const axis = axisOf(analysis, timeline);
  const target = analysis.check_settings.effective['audio.loudness']?.['target_lufs'];
  const of = (name: string) => seriesOf(timeline[name]);
  const loudness = [
    ...of('momentary_lufs').map((series) => line(`Momentary (400 ms), stream ${series.stream_index}`, series, 'max')),
    ...of('short_term_lufs').map((series) => line(`Short-term (3 s), stream ${series.stream_index}`, series, 'max')),
  ];
  const luma = of('picture_level_percent').flatMap((series) => [
    line('Mean', series, 'mean'),
    ...(series.min && series.max ? [line('Lowest', series, 'min'), line('Highest', series, 'max')] : []),
  ]);
  const rest = Object.keys(timeline).filter(
    (name) => !['momentary_lufs', 'short_term_lufs', 'picture_level_percent'].includes(name),
  );
  const charts: LineChart[] = [
    {
      ...{ kind: 'lines', id: 'loudness', title: 'Loudness', unit: 'LUFS', axis, lines: loudness },
      source: 'EBU R 128 momentary and short-term loudness, ffmpeg ebur128; the highest value of each point',
      targets: typeof target === 'number' ? [{ label: `target ${target} LUFS`, value: target }] : [],
    },
    {
      ...{ kind: 'lines', id: 'luma', title: 'Average picture level', unit: '% of nominal white', axis, lines: luma },
      ...{ source: 'mean luma of every decoded frame; mean, lowest and highest frame of each point', targets: [] },
    },
    ...rest.map((name, at): LineChart => {
      const { title, unit } = named(name);
      const lines = of(name).map((series) => line(`Stream ${series.stream_index}`, series, 'mean'));
      return { kind: 'lines', id: `series-${at}`, title, unit, axis, lines, targets: [], source: 'mean of each point' };
    }),
  ];
  return charts.filter(({ lines }) => lines.length > 0);
}

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
    axis: axisOf(analysis, {}),
    lanes: [...lanes].map(([name, marks]) => ({ name, marks: marks.slice(0, mostMarks) })),
  };
}

interface SeenContent {
  scene_cuts?: { time_sec: number; score: number }[] | null;
  flash?: Record<'luminance' | 'red', { intervals: { start_sec: number; end_sec: number; kind: string }[] }> | null;
}

function axisOf({ media, findings }: FullAnalysisView, timeline: Record<string, unknown>): Axis {
  const known = media?.container.duration_sec ?? 0;
  const ends = Object.values(timeline)
    .flatMap(seriesOf)
    .map(({ interval_sec: step, mean }) => (mean.length - 1) * step);
  const found = findings.map(({ start_sec: start, end_sec: end }) => end ?? start ?? 0);
  return { unit: 'seconds', end: known > 0 ? known : Math.max(0, ...ends, ...found) };
}

function seriesOf(stored: unknown): StoredSeries[] {
  const candidates: unknown[] = Array.isArray(stored) ? stored : [stored];
  return candidates.filter((candidate): candidate is StoredSeries => {
    const series = candidate as StoredSeries | null | undefined;
    return Array.isArray(series?.mean) && typeof series.interval_sec === 'number' && series.mean.length > 0;
  });
}

function line(name: string, series: StoredSeries, which: 'mean' | 'min' | 'max'): Line {
  return { name, start: 0, step: series.interval_sec, values: series[which] ?? series.mean };
}

const units: [RegExp, string][] = [
  [/_bps$/, 'bit/s'],
  [/_percent$/, '%'],
  [/_lufs$/, 'LUFS'],
  [/_db(?:fs|tp)?$/, 'dB'],
  [/_sec$/, 's'],
  [/_frames$/, 'frames'],
  [/_bytes$/, 'bytes'],
];

/** Title and unit from a stored name, whose unit is its last word. */
function named(name: string): { title: string; unit: string } {
  const [pattern, unit] = units.find(([candidate]) => candidate.test(name)) ?? [/$^/, 'unit not recorded'];
  const words = name.replace(pattern, '').replaceAll('_', ' ');
  return { title: words.charAt(0).toUpperCase() + words.slice(1), unit };
}
