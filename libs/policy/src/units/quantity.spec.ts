import { formatNumber } from './format';
import { readQuantity, readTolerance } from './quantity';
import { unitOfNames } from './unit';

const read = (name: string, text: string) => readQuantity(text, unitOfNames(name.split('.')));

describe('quantities', () => {
  it.each([
    ['bit_rate_bps', '25 Mb/s', 25_000_000],
    ['bit_rate_bps', '25Mbps', 25_000_000],
    ['bit_rate_bps', '192 kbit/s', 192_000],
    ['bit_rate_bps', '1.5 Gb/s', 1_500_000_000],
    ['bit_rate_bps', '3 MB/s', 24_000_000],
    ['size_bytes', '1.5 GB', 1_500_000_000],
    ['size_bytes', '1.5 GiB', 1_610_612_736],
    ['size_bytes', '700 kB', 700_000],
    ['duration_sec', '2 s', 2],
    ['duration_sec', '40 ms', 0.04],
    ['duration_sec', '1.5 min', 90],
    ['duration_sec', '2 h', 7_200],
    ['sample_rate_hz', '44.1 kHz', 44_100],
    ['sample_rate_hz', '48 kHz', 48_000],
    ['loudness.integrated_lufs', '-23 LUFS', -23],
    ['loudness.integrated_lufs', '−24 LKFS', -24],
    ['loudness.true_peak_dbtp', '-1 dBTP', -1],
    ['rotation_deg', '90°', 90],
    ['mastering_display.max_cd_m2', '1000 nits', 1_000],
    ['gop.mean_frames', '12 frames', 12],
    ['width', '1920 px', 1920],
    ['coded_height', '1088 px', 1088],
    ['frame_rate.value', '25 fps', 25],
    ['average_frame_rate.value', '30000/1001 fps', 30_000 / 1001],
    ['coverage_fraction', '50 %', 0.5],
    ['bit_rate_bps', '2500', 2_500],
  ])('%s: %s is %d', (name, text, value) => {
    const reading = read(name, text);
    expect(reading.ok && reading.value).toBeCloseTo(value, 9);
  });

  it.each([
    ['bit_rate_bps', '25 mb/s', 'unknown unit "mb/s"'],
    ['bit_rate_bps', '25 s', 'unknown unit "s"'],
    ['sample_rate_hz', '48 khz', 'unknown unit "khz"'],
    ['loudness.integrated_lufs', '-23 LU', 'unknown unit "LU"'],
    ['channels', '2 channels', 'carries none'],
    ['duration_sec', 'long', 'not a number'],
    ['duration_sec', '1/0 s', 'not a finite number'],
    ['duration_sec', '2 __proto__', 'unknown unit'],
    ['duration_sec', '', 'not a number'],
  ])('%s refuses %s', (name, text, reason) => {
    const reading = read(name, text);
    expect(reading.ok ? '' : reading.reason).toContain(reason);
  });

  it.each([
    ['integrated_lufs', '0.5 LU', -23, 0.5],
    ['integrated_lufs', '2 dB', -24, 2],
    ['bit_rate_bps', '5 %', 20_000_000, 1_000_000],
    ['integrated_lufs', '10%', -20, 2],
    ['share_percent', '5 %', 50, 5],
    ['duration_sec', 0.25, 10, 0.25],
  ])('a tolerance on %s of %s around %d is %d', (name, written, target, value) => {
    expect(readTolerance(written, unitOfNames([name]), target)).toEqual({ ok: true, value });
  });

  it('refuses a negative tolerance', () => {
    expect(readTolerance('-1 LU', unitOfNames(['integrated_lufs']), -23).ok).toBe(false);
  });

  it.each([
    ['bit_rate_bps', 25_000_000, '25 Mb/s'],
    ['bit_rate_bps', 800, '800 bit/s'],
    ['sample_rate_hz', 44_100, '44.1 kHz'],
    ['size_bytes', 1_234_567, '1.23457 MB'],
    ['integrated_lufs', -22.96, '-22.96 LUFS'],
    ['frame_rate.value', 30_000 / 1001, '29.97 fps'],
    ['channels', 2, '2'],
  ])('%s %d is written %s', (name, value, text) => {
    expect(formatNumber(value, unitOfNames(name.split('.')))).toBe(text);
  });
});
