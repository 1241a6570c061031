import type { FullAnalysisView } from '@app/probe';
import type { Axis, Line, LineChart } from '../charts/chart';
import { bitRate } from '../document/say';

interface RateSeries {
  start_sec: number | null;
  interval_sec: number;
  bps: number[];
}

interface StoredRates {
  container: RateSeries;
  streams: (RateSeries & { stream_index: number })[];
}

interface StoredGops {
  stream_index: number | null;
  stride: number;
  groups: { start_sec: number; frames: number; bit_rate_bps: number }[];
}

/** Bit rate of the file and of its picture, second by second, with the groups of pictures; none where packets were not read. */
export function bitRateCharts(
  { media, enhanced_analysis: enhanced }: FullAnalysisView,
  timeline: Record<string, unknown>,
  axis: Axis,
): LineChart[] {
  const rates = timeline['bit_rate'] as StoredRates | null | undefined;
  if (!rates || rates.container.bps.length === 0) return [];
  const gops = timeline['gop'] as StoredGops | null | undefined;
  const picture = rates.streams.find(({ stream_index: index }) => index === gops?.stream_index);
  const [unit, scale] =
    Math.max(...rates.container.bps) >= 1e6 ? (['Mbit/s', 1e6] as const) : (['kbit/s', 1e3] as const);
  const scaled = (values: number[]) => values.map((value) => Math.round((value / scale) * 1e3) / 1e3);
  // a last bin of which less than half lies in the file would show a fall that is none
  const whole = (start: number, step: number, bps: number[]) =>
    bps.length > 2 && start + (bps.length - 0.5) * step > axis.end ? bps.slice(0, -1) : bps;
  const rate = (name: string, { start_sec: start, interval_sec: step, bps }: RateSeries): Line => ({
    name,
    shape: 'steps',
    start: start ?? 0,
    step,
    values: scaled(whole(start ?? 0, step, bps)),
  });
  const mean = (enhanced?.['bit_rate'] as { measured_bps?: number | null } | undefined)?.measured_bps ?? null;
  const width = rates.container.interval_sec;
  const groups = gops?.groups ?? [];
  return [
    {
      kind: 'lines',
      id: 'bit-rate',
      title: 'Bit rate and groups of pictures',
      unit,
      axis,
      lines: [
        rate('File', rates.container),
        ...(picture && media && media.audio.length > 0
          ? [rate(`Picture, stream ${picture.stream_index}`, picture)]
          : []),
        ...(gops && groups.length > 0
          ? [
              {
                name: 'Group of pictures',
                shape: 'steps' as const,
                start: 0,
                step: 1,
                at: groups.map(({ start_sec: start }) => start),
                values: scaled(groups.map(({ bit_rate_bps: bps }) => bps)),
                names: groups.map(({ frames }) => `group of ${frames} frames`),
              },
            ]
          : []),
      ],
      targets: mean === null ? [] : [{ label: `mean ${bitRate(mean)}`, value: mean / scale }],
      source: `sizes of packets in each ${width === 1 ? 'second' : `${width} s`}; a group of pictures over the time to the next keyframe${gops && gops.stride > 1 ? `, every ${gops.stride}th group` : ''}`,
    },
  ];
}
