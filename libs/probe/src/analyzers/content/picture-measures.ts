import type { Spread } from '../../content/content-results';
import type { FindingDraft } from '../analyzer';
import { contentCheck, type Say } from './content-check';

const unset = (unit: string | null, max: number, meaning: string) =>
  ({ default: null, unit, min: 0, max, meaning }) as const;

export const complexity = contentCheck({
  id: 'video.complexity',
  version: 2,
  title: 'How much detail and motion there is',
  measure: 'spatial and temporal information (SI, TI) of the middle of the picture, of a pair of frames a second',
  unit: 'code values (8-bit)',
  settings: {
    max_si: unset('code values (8-bit)', 1_000, 'highest spatial information'),
    max_ti: unset('code values (8-bit)', 1_000, 'highest temporal information'),
  },
  threshold: null,
  source: 'ITU-T P.910 for the measure; the sampling is practice',
  needs: ['complexity'],
  filter: 'extractplanes',
  coverage: 'sampled',
  look: ({ results: { spatial_complexity: si, temporal_complexity: ti }, limits, say }) => {
    if (si === null) return null;
    return [
      ...over(si, limits.max_si, 'Spatial information', say),
      ...over(ti, limits.max_ti, 'Temporal information', say),
    ];
  },
});

export const pictureLevel = contentCheck({
  id: 'video.picture_level',
  version: 1,
  title: 'Average picture level',
  measure: 'mean luma of every frame, per cent of nominal white',
  unit: '%',
  settings: {
    max_percent: unset('%', 110, 'highest average picture level of a frame'),
    min_mean_percent: unset('%', 100, 'lowest mean of the whole'),
  },
  threshold: 'max_percent',
  source: 'practice',
  needs: ['picture_level'],
  filter: 'scale',
  coverage: 'full',
  look: ({ results: { picture_level_percent: level }, limits, say }) => {
    if (level === null) return null;
    const dark = limits.min_mean_percent !== null && level.mean < limits.min_mean_percent;
    return [
      ...over(level, limits.max_percent, 'The average picture level', say),
      ...(dark
        ? [
            say({
              severity: 'warning',
              measured: level.mean,
              threshold: limits.min_mean_percent,
              message: `The average picture level is ${level.mean.toFixed(1)} % over the whole.`,
            }),
          ]
        : []),
    ];
  },
});

function over(spread: Spread | null, limit: number | null, what: string, say: Say): FindingDraft[] {
  if (spread === null || limit === null || spread.max <= limit) return [];
  return [
    say({
      severity: 'warning',
      start_sec: spread.max_at_sec,
      end_sec: spread.max_at_sec,
      measured: spread.max,
      threshold: limit,
      message: `${what} reaches ${spread.max.toFixed(1)}, at ${spread.max_at_sec.toFixed(1)} s; ${limit} is allowed.`,
    }),
  ];
}

export const contentLight = contentCheck({
  id: 'video.content_light',
  version: 1,
  title: 'MaxCLL and MaxFALL are as declared',
  measure: 'brightest pixel and brightest frame of a PQ picture, on pixels of one frame a second: at least so much',
  unit: 'cd/m²',
  settings: {
    tolerance_percent: {
      default: 25,
      unit: '%',
      min: 0,
      max: 1_000,
      meaning: 'how far the picture may exceed what is declared',
    },
  },
  threshold: 'tolerance_percent',
  source: 'practice; SMPTE ST 2084 for the light of a code value',
  needs: ['content_light'],
  filter: 'scale',
  coverage: 'sampled',
  look: ({ results: { content_light: seen, coverage }, media, limits, say }) => {
    if (seen === null) return null;
    const declared = media.video.find(({ index }) => index === coverage.video_stream_index)?.hdr.content_light ?? null;
    const pairs = [
      ['MaxCLL', seen.max_cll_cd_m2, declared?.max_cll ?? null],
      ['MaxFALL', seen.max_fall_cd_m2, declared?.max_fall ?? null],
    ] as const;
    if (pairs.every(([, , of]) => of === null)) return 'the file declares no MaxCLL and no MaxFALL to compare with';
    return pairs.flatMap(([name, measured, of]) =>
      of === null || measured <= of * (1 + limits.tolerance_percent / 100)
        ? []
        : [
            say({
              severity: 'warning',
              measured,
              threshold: of,
              message: `${name} is declared as ${of} cd/m², and the picture reaches ${measured.toFixed(0)}.`,
            }),
          ],
    );
  },
});
