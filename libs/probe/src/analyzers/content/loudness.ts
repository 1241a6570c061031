import type { AudioGroupLoudness } from '../../content/content-results';
import type { FindingDraft } from '../analyzer';
import { contentCheck, type Say } from './content-check';

const fullScale = 0;
const lufs = { unit: 'LUFS', min: -70, max: 0 } as const;

export const loudness = contentCheck({
  id: 'audio.loudness',
  version: 2,
  title: 'Loudness of what is heard together',
  measure:
    'integrated loudness of each group of tracks, with the range and the highest momentary and short-term values (on a grid of 100 ms)',
  unit: 'LUFS',
  settings: {
    target_lufs: { ...lufs, default: null, meaning: 'EBU R 128: −23; ATSC A/85: −24; podcasts: −16; streaming: −14' },
    tolerance_lu: {
      default: 1,
      unit: 'LU',
      min: 0,
      max: 20,
      meaning: 'how far the integrated loudness may lie from it',
    },
    max_momentary_lufs: { ...lufs, default: null, meaning: 'highest momentary loudness' },
    max_short_term_lufs: { ...lufs, default: null, meaning: 'highest short-term loudness' },
    max_range_lu: { default: null, unit: 'LU', min: 0, max: 60, meaning: 'largest loudness range' },
    max_true_peak_dbtp: { default: null, unit: 'dBTP', min: -20, max: 6, meaning: 'limit of audio.true_peak' },
  },
  threshold: 'target_lufs',
  source: 'EBU R 128, EBU Tech 3341 and 3342, ITU-R BS.1770; ffmpeg ebur128',
  needs: ['loudness'],
  filter: 'ebur128',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { audio_groups: groups }, limits, say }) =>
    groups &&
    groups.flatMap((group) => [...integratedFinding(group, limits, say), ...highFindings(group, limits, say)]),
});

function integratedFinding(
  { name, streams, loudness: { integrated_lufs: integrated, range_lu: range } }: AudioGroupLoudness,
  { target_lufs: target, tolerance_lu: tolerance }: { target_lufs: number | null; tolerance_lu: number },
  say: Say,
): FindingDraft[] {
  if (integrated === null) return [];
  const lies = `${name} is at ${integrated.toFixed(1)} LUFS${range === null ? '' : `, range ${range.toFixed(1)} LU`}`;
  const off = target === null ? 0 : integrated - target;
  // a tenth is as fine as the meter is told to be
  const misses = target !== null && Math.abs(off) > tolerance + 0.05;
  const message = misses
    ? `${lies}: ${Math.abs(off).toFixed(1)} LU ${off > 0 ? 'above' : 'below'} the target of ${target} LUFS, ${tolerance} LU being allowed.`
    : `${lies}.`;
  return [
    say({
      severity: misses ? 'error' : 'info',
      stream_index: streams[0] ?? null,
      measured: integrated,
      threshold: target,
      message,
    }),
  ];
}

function highFindings(
  { name, streams, loudness: seen }: AudioGroupLoudness,
  limits: { max_momentary_lufs: number | null; max_short_term_lufs: number | null; max_range_lu: number | null },
  say: Say,
): FindingDraft[] {
  const values = [
    ['The momentary loudness', seen.max_momentary_lufs, limits.max_momentary_lufs, 'LUFS'],
    ['The short-term loudness', seen.max_short_term_lufs, limits.max_short_term_lufs, 'LUFS'],
    ['The loudness range', seen.range_lu, limits.max_range_lu, 'LU'],
  ] as const;
  return values.flatMap(([what, measured, limit, unit]) =>
    measured === null || limit === null || measured <= limit
      ? []
      : [
          say({
            severity: 'error',
            stream_index: streams[0] ?? null,
            measured,
            threshold: limit,
            unit,
            message: `${what} of ${name} reaches ${measured.toFixed(1)} ${unit}; ${limit} are allowed.`,
          }),
        ],
  );
}

export const truePeak = contentCheck({
  id: 'audio.true_peak',
  version: 2,
  title: 'Peaks leave room for what comes after',
  measure: 'true peak of each group of tracks, four times oversampled',
  unit: 'dBTP',
  settings: {
    max_dbtp: { default: -1, unit: 'dBTP', min: -20, max: 6, meaning: 'highest true peak' },
  },
  threshold: 'max_dbtp',
  source: 'EBU R 128: maximum permitted true peak level −1 dBTP',
  needs: ['loudness'],
  filter: 'ebur128',
  coverage: 'full',
  look: ({ results: { audio_groups: groups }, limits: { max_dbtp: limit }, say }) =>
    groups &&
    groups.flatMap(({ name, streams, loudness: { true_peak_dbtp: peak } }) =>
      peak === null || peak <= limit
        ? []
        : [
            say({
              severity: peak > fullScale ? 'warning' : 'info',
              stream_index: streams[0] ?? null,
              measured: peak,
              threshold: limit,
              message: `${name} peaks at ${peak.toFixed(1)} dBTP${peak > fullScale ? ', above full scale' : ''}.`,
            }),
          ],
    ),
});

export const dialogueLoudness = contentCheck({
  id: 'audio.dialogue_loudness',
  version: 1,
  title: 'Loudness of the dialogue',
  measure: 'loudness where speech is heard; it needs a dialogue gate, which this service has not',
  unit: 'LUFS',
  settings: {},
  threshold: null,
  source: 'practice',
  needs: ['loudness'],
  filter: 'ebur128',
  coverage: 'full',
  look: () => 'there is no dialogue gate: the loudness of all that is heard is no measure of speech',
});
