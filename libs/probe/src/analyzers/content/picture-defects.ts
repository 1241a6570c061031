import type { FindingDraft } from '../analyzer';
import { contentCheck } from './content-check';

const sampled = { coverage: 'sampled', filter: 'extractplanes' } as const;

export const noise = contentCheck({
  ...sampled,
  id: 'video.noise',
  version: 4,
  title: 'Plain parts of the picture are plain',
  measure: 'standard deviation of the noise in the plain parts of the picture, one frame a second',
  unit: 'code values (8-bit)',
  settings: {
    warn: { default: 10, unit: 'code values (8-bit)', min: 0, max: 128, meaning: 'mean noise that is a warning' },
    tell: { default: 5, unit: 'code values (8-bit)', min: 0, max: 128, meaning: 'mean noise that is told' },
  },
  threshold: 'warn',
  source: 'practice; J. Immerkær, Fast Noise Variance Estimation',
  needs: ['noise'],
  look: ({ results, limits, say }) => {
    const seen = results.noise_level;
    if (seen === null) return results.coverage.sampled_frames ? 'the picture is too dark or too bright to tell' : null;
    if (seen.mean < Math.min(limits.tell, limits.warn)) return [];
    const warns = seen.mean >= limits.warn;
    return [
      say({
        severity: warns ? 'warning' : 'info',
        measured: seen.mean,
        threshold: warns ? limits.warn : limits.tell,
        message: `Noise of ${seen.mean.toFixed(1)} code values on average, ${seen.max.toFixed(1)} at most, at ${seen.max_at_sec.toFixed(1)} s.`,
      }),
    ];
  },
});

export const banding = contentCheck({
  ...sampled,
  id: 'video.banding',
  version: 1,
  title: 'Gradients do not fall into bands',
  measure: 'share of the picture in staircases of small steps, one frame a second',
  unit: '%',
  settings: {
    warn_percent: { default: 40, unit: '%', min: 0, max: 100, meaning: 'mean share that is a warning' },
    tell_percent: { default: 15, unit: '%', min: 0, max: 100, meaning: 'mean share that is told' },
  },
  threshold: 'warn_percent',
  source: 'practice; thresholds tried on gradients of 8 and of 10 bits',
  needs: ['banding'],
  look: ({ results: { banding: seen }, limits, say }) => {
    if (seen === null) return null;
    if (seen.mean < Math.min(limits.tell_percent, limits.warn_percent)) return [];
    const warns = seen.mean >= limits.warn_percent;
    return [
      say({
        severity: warns ? 'warning' : 'info',
        measured: seen.mean,
        threshold: warns ? limits.warn_percent : limits.tell_percent,
        message: `Bands over ${seen.mean.toFixed(0)} % of the picture on average, ${seen.max.toFixed(0)} % at most, at ${seen.max_at_sec.toFixed(1)} s.`,
      }),
    ];
  },
});

export const stuckPixels = contentCheck({
  ...sampled,
  id: 'video.stuck_pixels',
  version: 2,
  title: 'No pixel of the camera is dead or stuck',
  measure: 'pixels that stand out at one position while the picture around them changes, one frame a second',
  unit: 'pixels',
  settings: {
    max_count: { default: 0, unit: 'pixels', min: 0, max: 10_000, meaning: 'how many there may be' },
  },
  threshold: 'max_count',
  source: 'practice',
  needs: ['stuck_pixels'],
  wholeStream: true,
  look: ({ results: { stuck_pixels: seen, coverage }, limits, say }) => {
    if (seen === null) return coverage.sampled_frames ? 'fewer than five seconds were seen' : null;
    if (seen.count <= limits.max_count) return [];
    const places = seen.pixels
      .slice(0, 5)
      .map(({ x, y, kind }) => `${x},${y} (${kind})`)
      .join('; ');
    return [
      say({
        severity: 'warning',
        measured: seen.count,
        threshold: limits.max_count,
        message: `${seen.count === 1 ? 'A pixel stands' : `${seen.count} pixels stand`} out at one place all the time: ${places}.`,
      }),
    ];
  },
});

const mostFindings = 20;

export const lineErrors = contentCheck({
  id: 'video.line_errors',
  version: 1,
  title: 'No line drops out',
  measure:
    'frames in which lines differ from those above and below them for a frame or two, on 24 columns of every frame',
  unit: 'frames',
  settings: {
    max_frames: { default: 0, unit: 'frames', min: 0, max: 1_000_000, meaning: 'how many frames may have them' },
  },
  threshold: 'max_frames',
  source: 'practice',
  needs: ['line_errors'],
  filter: 'scale',
  coverage: 'full',
  look: ({ results: { line_errors: seen }, limits, say }) => {
    if (seen === null) return null;
    if (seen.frames <= limits.max_frames) return [];
    const findings = seen.list
      .slice(0, mostFindings)
      .map(({ time_sec: time, frame, rows, row_count: count }): FindingDraft =>
        say({
          severity: 'warning',
          start_sec: time,
          end_sec: time,
          frame,
          measured: count,
          threshold: 0,
          unit: 'lines',
          message: `${count === 1 ? `Line ${rows[0] ?? 0} stands` : `${count} lines stand`} out for a moment at ${time.toFixed(2)} s: a drop-out, or lines decoded wrongly.`,
        }),
      );
    if (seen.frames > mostFindings)
      findings.push(
        say({
          severity: 'warning',
          measured: seen.frames,
          threshold: limits.max_frames,
          message: `${seen.frames - mostFindings} more like these; ${seen.frames} frames in all.`,
        }),
      );
    return findings;
  },
});
