import type { Interval, TestTone } from '../../content/content-results';
import { measuring } from './common-settings';
import { contentCheck, seconds, type Severity } from './content-check';
import { capped, intervalFindings, lengthOf } from './interval-findings';

const warn = {
  default: null,
  unit: 's',
  min: 0,
  max: 86_400,
  meaning: 'so long is a warning; unset, as masters begin with them, it is told',
} as const;

function weighed(limit: number | null): (interval: Interval) => Severity {
  return (interval) => (limit !== null && lengthOf(interval) >= limit ? 'warning' : 'info');
}

export const colorBars = contentCheck({
  id: 'video.color_bars',
  version: 1,
  title: 'Colour bars',
  measure: 'stretches of colour bars: EBU, SMPTE, of 75 or 100 %',
  unit: 's',
  settings: { warn_sec: warn },
  threshold: 'warn_sec',
  source: 'practice; order of the colours in SMPTE and EBU bars',
  needs: ['test_pictures'],
  filter: 'scale',
  coverage: 'full',
  look: ({ results: { color_bars: bars }, limits, say }) =>
    bars &&
    intervalFindings(say, bars, undefined, {
      what: () => 'Colour bars',
      severity: weighed(limits.warn_sec),
      thresholdSec: limits.warn_sec,
    }),
});

export const slate = contentCheck({
  id: 'video.slate',
  version: 1,
  title: 'Still cards of text',
  measure: 'stretches in which an even background with lines of text stands still: a slate, or a title',
  unit: 's',
  settings: { warn_sec: warn },
  threshold: 'warn_sec',
  source: 'practice',
  needs: ['test_pictures'],
  filter: 'scale',
  coverage: 'full',
  look: ({ results: { text_cards: cards }, limits, say }) =>
    cards &&
    intervalFindings(say, cards, undefined, {
      what: () => 'A still card of text, as slates and titles are,',
      severity: weighed(limits.warn_sec),
      thresholdSec: limits.warn_sec,
    }),
});

export const testTone = contentCheck({
  id: 'audio.test_tone',
  version: 1,
  title: 'Test tones',
  measure: 'stretches of a steady sine, with its frequency and level',
  unit: 'Hz',
  settings: {
    warn_sec: warn,
    min_sec: measuring('toneMinSec', 's', [0.2, 3_600], 'shorter tones are not listed'),
  },
  threshold: 'warn_sec',
  source: 'practice; ffmpeg astats',
  needs: ['tones'],
  filter: 'astats',
  coverage: 'full',
  look: ({ results: { test_tones: tones }, limits, say }) => {
    if (tones === null) return null;
    const severity = weighed(limits.warn_sec);
    const findings = together(tones).map(({ tone, channels }) =>
      say({
        severity: severity(tone),
        stream_index: tone.stream_index,
        start_sec: tone.start_sec,
        end_sec: tone.end_sec,
        measured: tone.frequency_hz,
        threshold: limits.warn_sec,
        message: `A tone of ${tone.frequency_hz} Hz at ${tone.level_dbfs} dBFS (mean square) in ${channels.length === 1 ? 'channel' : 'channels'} ${channels.join(', ')} of stream ${tone.stream_index} for ${seconds(lengthOf(tone))}, from ${seconds(tone.start_sec)} to ${seconds(tone.end_sec)}.`,
      }),
    );
    return capped(say, findings, undefined);
  },
});

/** One tone on several channels of a track is one finding; channels count from 1. */
function together(tones: readonly TestTone[]): { tone: TestTone; channels: number[] }[] {
  const found: { tone: TestTone; channels: number[] }[] = [];
  for (const tone of tones) {
    const same = found.find(
      ({ tone: other }) =>
        other.stream_index === tone.stream_index &&
        Math.abs(other.start_sec - tone.start_sec) < 0.2 &&
        Math.abs(other.end_sec - tone.end_sec) < 0.2 &&
        Math.abs(other.frequency_hz - tone.frequency_hz) < 5,
    );
    if (same) same.channels.push(tone.channel + 1);
    else found.push({ tone, channels: [tone.channel + 1] });
  }
  return found;
}
