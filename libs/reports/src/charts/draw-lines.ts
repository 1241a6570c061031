import type * as EchartsCore from 'echarts/core';
import type { LineChart } from './chart';
import { bounds, lineFrame, niceStep, timeStep } from './frame';
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
  const { width, height, left, right, top, bottom } = lineFrame;
  const { min, max, step: tickStep } = bounds(chart);
  const { unit, end } = chart.axis;
  const label = { color: palette.muted, fontFamily: font, fontSize: 12 };
  const drawing = (await echarts()).init(null, null, { renderer: 'svg', ssr: true, width, height });
  drawing.setOption({
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left, right, top, bottom },
    legend: {
      ...{ show: chart.lines.length > 1, top: 0, left, itemWidth: 22, itemHeight: 3, icon: 'rect', silent: true },
      textStyle: { ...label, color: palette.ink },
    },
    xAxis: {
      ...{ type: 'value', min: 0, max: end > 0 ? end : 1 },
      interval: unit === 'seconds' ? timeStep(end) : Math.max(1, niceStep(end / 8)),
      axisLabel: { ...label, hideOverlap: true, formatter: (value: number) => tick(value, unit) },
      axisLine: { lineStyle: { color: palette.muted } },
      axisTick: { lineStyle: { color: palette.muted } },
      splitLine: { show: false },
    },
    yAxis: {
      ...{ type: 'value', min, max, interval: tickStep },
      axisLabel: label,
      splitLine: { lineStyle: { color: palette.rule } },
    },
    series: chart.lines.map(({ name, start, step, values }, at) => {
      const color = palette.lines[at % palette.lines.length];
      return {
        ...{ type: 'line', name, silent: true, showSymbol: values.length < 3, connectNulls: false },
        data: thinned(values, palette.points).map(([at, value]) => [start + at * step, value ?? '-']),
        lineStyle: { color, width: 1.5 },
        itemStyle: { color },
        ...(at === 0 && {
          markLine: {
            ...{ silent: true, symbol: 'none' },
            lineStyle: { color: palette.target, type: 'dashed' },
            label: {
              ...label,
              color: palette.target,
              position: 'insideEndTop',
              backgroundColor: palette.paper,
              padding: 2,
            },
            data: chart.targets.map((target) => ({ yAxis: target.value, label: { formatter: () => target.label } })),
          },
        }),
      };
    }),
  });
  const svg = drawing.renderToSVGString({ useViewBox: true });
  drawing.dispose();
  return plainSvg(svg);
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
