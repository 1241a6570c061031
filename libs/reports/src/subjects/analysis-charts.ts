import type { FullAnalysisView } from '@app/probe';
import type { Axis, Line, LineChart } from '../charts/chart';
import { bitRateCharts } from './bit-rate-chart';
import { line, seriesOf, type StoredSeries } from './stored-series';
import { timeAxis } from './time-axis';

/** Series with a chart of their own; others are drawn under their own name. */
const known = new Set(
  ['bit_rate', 'gop', 'momentary_lufs', 'short_term_lufs', 'true_peak_dbtp', 'sample_peak_dbfs', 'luma_code', 'picture_level_percent', 'flash_changes_per_sec'],
); // prettier-ignore

/** What the stored timeline holds, a chart for each kind of value. */
export function analysisCharts(analysis: FullAnalysisView, timeline: Record<string, unknown>): LineChart[] {
  const axis = timeAxis(analysis, timeline);
  const rest = Object.keys(timeline).filter((name) => !known.has(name));
  const charts: LineChart[] = [
    ...bitRateCharts(analysis, timeline, axis),
    loudnessChart(analysis, timeline, axis),
    lumaChart(timeline, axis),
    levelChart(timeline, axis),
    flashChart(timeline, axis),
    ...rest.map((name, at): LineChart => {
      const { title, unit } = named(name);
      const lines = seriesOf(timeline[name]).map((series) => line(`Stream ${series.stream_index}`, series, 'mean'));
      return { kind: 'lines', id: `series-${at}`, title, unit, axis, lines, targets: [], source: 'mean of each point' };
    }),
  ];
  return charts.filter(({ lines }) => lines.length > 0);
}

function loudnessChart(
  { check_settings: settings }: FullAnalysisView,
  timeline: Record<string, unknown>,
  axis: Axis,
): LineChart {
  const { target_lufs: target, max_true_peak_dbtp: most } = settings.effective['audio.loudness'] ?? {};
  const track = (name: string, key: string, unit?: string): Line[] =>
    seriesOf(timeline[key]).map((series) => ({
      ...line(`${name}, stream ${series.stream_index}`, series, 'max'),
      ...(unit && { unit }),
    }));
  return {
    kind: 'lines',
    id: 'loudness',
    title: 'Loudness and peaks',
    unit: 'LUFS and dB',
    axis,
    lines: [
      ...track('Momentary (400 ms)', 'momentary_lufs', 'LUFS'),
      ...track('Short-term (3 s)', 'short_term_lufs', 'LUFS'),
      ...track('Sample peak', 'sample_peak_dbfs', 'dBFS'),
      ...track('True peak so far', 'true_peak_dbtp', 'dBTP'),
    ],
    source:
      'EBU R 128 momentary and short-term loudness and true peak, ffmpeg ebur128; sample peaks, ffmpeg astats; the highest value of each point',
    targets: [
      ...(typeof target === 'number' ? [{ label: `target ${target} LUFS`, value: target }] : []),
      ...(typeof most === 'number' ? [{ label: `true peak at most ${most} dBTP`, value: most }] : []),
    ],
  };
}

function lumaChart(timeline: Record<string, unknown>, axis: Axis): LineChart {
  return {
    kind: 'lines',
    id: 'luma-range',
    title: 'Luma range',
    unit: '8-bit code value',
    axis,
    lines: seriesOf(timeline['luma_code']).flatMap(spread),
    source: 'luma of one frame a second as decoded, without its darkest and brightest thousandth',
    // ITU-R BT.601 and BT.709: nominal black and white
    targets: [
      { label: 'black 16', value: 16 },
      { label: 'white 235', value: 235 },
    ],
  };
}

function levelChart(timeline: Record<string, unknown>, axis: Axis): LineChart {
  return {
    kind: 'lines',
    id: 'luma',
    title: 'Average picture level',
    unit: '% of nominal white',
    axis,
    targets: [],
    lines: seriesOf(timeline['picture_level_percent']).flatMap(spread),
    source: 'mean luma of every decoded frame; mean, lowest and highest frame of each point',
  };
}

function flashChart(timeline: Record<string, unknown>, axis: Axis): LineChart {
  const flash = timeline['flash_changes_per_sec'] as Record<string, unknown> | null | undefined;
  const lines = (['luminance', 'red'] as const).flatMap((kind) =>
    seriesOf(flash?.[kind]).map((series): Line => ({ ...line(`${kind} changes`, series, 'max'), shape: 'steps' })),
  );
  return {
    kind: 'lines',
    id: 'flash',
    title: 'Flash risk',
    unit: 'opposing changes a second',
    axis,
    lines,
    source: 'ITU-R BT.1702: changes over more than a quarter of the picture, two are a flash',
    // a seventh change begins the fourth flash
    targets: [{ label: 'allowed: 6 changes, three flashes', value: 6 }],
  };
}

function spread(series: StoredSeries): Line[] {
  return [
    line('Mean', series, 'mean'),
    ...(series.min && series.max ? [line('Lowest', series, 'min'), line('Highest', series, 'max')] : []),
  ];
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
