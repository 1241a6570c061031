import type * as EchartsCore from 'echarts/core';
import { type Line, type LineChart, placeOf } from './chart';
import { axisStep, bounds, frameOf } from './frame';
import type { Palette } from './palette';
import { thinned } from './thin';
import { tick } from './tick';

const font = 'Helvetica, Arial, sans-serif';
let loaded: Promise<typeof EchartsCore> | undefined;

/** ECharts with nothing but what is drawn here, loaded when the first report needs it. */
async function echarts(): Promise<typeof EchartsCore> {
  loaded ??= (async () => {
    const [core, { LineChart: Lines }, { GridComponent, LegendComponent, MarkLineComponent }, { SVGRenderer }] =
      await Promise.all([
        import('echarts/core'),
        import('echarts/charts'),
        import('echarts/components'),
        import('echarts/renderers'),
      ]);
    core.use([Lines, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);
    return core;
  })();
  return loaded;
}

/** The chart as SVG text without style, script or class: it stands under the strictest content policy. */
export async function drawLines(chart: LineChart, palette: Palette): Promise<string> {
  const { width, height, left, right, top, bottom } = frameOf(chart, palette);
  const { min, max, step: tickStep } = bounds(chart);
  const { unit, start = 0, end, label: name } = chart.axis;
  const label = { color: palette.muted, fontFamily: font, fontSize: 12 };
  const drawing = (await echarts()).init(null, null, { renderer: 'svg', ssr: true, width, height });
  drawing.setOption({
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left, right, top, bottom },
    legend: {
      show: palette.legend && chart.lines.length > 1,
      top: 0,
      left,
      itemWidth: 22,
      itemHeight: 3,
      icon: 'rect',
      silent: true,
      textStyle: { ...label, color: palette.ink },
    },
    xAxis: {
      type: 'value',
      min: start,
      max: end > start ? end : start + 1,
      interval: axisStep(chart.axis),
      axisLabel: {
        ...label,
        hideOverlap: true,
        showMaxLabel: endsOnTick(chart.axis),
        formatter: (value: number) => tick(value, unit),
      },
      // below all values, also where they are negative
      axisLine: { onZero: false, lineStyle: { color: palette.muted } },
      axisTick: { lineStyle: { color: palette.muted } },
      splitLine: { show: false },
      ...(name !== undefined && { name, nameLocation: 'middle', nameGap: 30, nameTextStyle: label }),
    },
    yAxis: {
      type: 'value',
      min,
      max,
      interval: tickStep,
      axisLabel: label,
      splitLine: { lineStyle: { color: palette.rule } },
    },
    series: chart.lines.map((line, at) => ({
      ...drawnLine(line, palette.lines[at % palette.lines.length] ?? palette.ink, palette, end),
      ...(at === 0 && { markLine: markedLines(chart, palette, label) }),
    })),
  });
  const svg = drawing.renderToSVGString({ useViewBox: true });
  drawing.dispose();
  return plainSvg(svg);
}

/** A last label that is no tick would stand next to one. */
function endsOnTick(axis: LineChart['axis']): boolean {
  const { start = 0, end } = axis;
  const steps = (end - start) / axisStep(axis);
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

function drawnLine(line: Line, color: string, palette: Palette, end: number) {
  const { name, values, shape, names } = line;
  const data = thinned(values, palette.points).map(([at, value]) => [placeOf(line, at), value ?? '-']);
  const holds = shape === 'steps' || shape === 'bars';
  // the last value holds as long as the others do
  const last = values.at(-1);
  if (holds && last !== undefined && last !== null)
    data.push([Math.min(end, line.at ? end : placeOf(line, values.length)), last]);
  return {
    type: 'line',
    name,
    silent: true,
    connectNulls: false,
    data,
    ...(holds && { step: 'end' }),
    ...(shape === 'bars' && { areaStyle: { color, opacity: 0.25 } }),
    showSymbol: shape === 'dots' || values.length < 3,
    symbol: 'circle',
    symbolSize: shape === 'dots' ? 9 : 4,
    lineStyle: { color, width: 1.5 },
    itemStyle: { color },
    ...(names && {
      label: {
        show: true,
        position: 'right',
        distance: 8,
        offset: [0, 9],
        color: palette.ink,
        fontFamily: font,
        fontSize: 12,
        formatter: ({ dataIndex }: { dataIndex: number }) => names[dataIndex] ?? '',
      },
      labelLayout: { hideOverlap: true },
    }),
  };
}

function markedLines({ targets, places = [] }: LineChart, palette: Palette, label: object) {
  const told = { ...label, color: palette.target, backgroundColor: palette.paper, padding: 2 };
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: palette.target, type: 'dashed' },
    data: [
      ...targets.map((target) => ({
        yAxis: target.value,
        label: { ...told, position: 'insideEndTop', formatter: () => target.label },
      })),
      // names of places that lie close stand below each other
      ...places.map((place, at) => ({
        xAxis: place.at,
        lineStyle: { color: palette.muted, type: 'dashed' },
        label: {
          ...told,
          color: palette.ink,
          rotate: 0,
          position: 'end',
          distance: [0, 2 - 15 * (at % 2)],
          formatter: () => place.label,
        },
      })),
    ],
  };
}

/** Presentation attributes in place of what a content policy without inline styles forbids. */
function plainSvg(svg: string): string {
  return svg
    .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|xml:space|pointer-events)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_whole, style: string) =>
      style
        .split(';')
        .map((rule) => rule.split(':') as [string, string?])
        .filter(([name, value]) => /^(?:font-size|font-family|font-weight)$/.test(name.trim()) && value)
        .map(([name, value = '']) => ` ${name.trim()}="${value.trim()}"`)
        .join(''),
    );
}
