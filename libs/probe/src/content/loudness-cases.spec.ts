import { writeFile } from 'node:fs/promises';
import type { ContentResults } from './content-results';
import { ContentBench } from './testing/content-bench';
import { interSampleBursts } from './testing/inter-sample-burst';

const rate = 48_000;
const decibels = (level: number) => 10 ** (level / 20);
/** A tone of 1 kHz of 3 s, silent before and after: whole cycles, computed for one second and then only copied. */
const toneFrom = (delayMs: number, ofSec: number, level: number) =>
  `aevalsrc='${decibels(level)}*sin(2*PI*1000*t)':s=${rate}:d=1,aloop=-1:${rate},atrim=end=3,adelay=${delayMs},apad=whole_dur=${ofSec}`;

describe('the cases of EBU Tech 3341 that take many signals, each a track of one file', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  const look = async (name: string, args: readonly string[], codec = 'pcm_s24le'): Promise<ContentResults> => {
    const clip = await bench.clip(`${name}.mkv`, [...args, '-c:a', codec]);
    return (await bench.measure(clip, ['loudness'])).outcome.results;
  };
  const tracks = (mono: readonly string[]) => [
    '-filter_complex',
    mono.map((graph, at) => `${graph},pan=stereo|c0=c0|c1=c0[a${at}]`).join(';'),
    ...mono.flatMap((_, at) => ['-map', `[a${at}]`]),
  ];

  it('case 10: 3 s of tone, wherever they begin, have a highest short-term loudness of −23', async () => {
    const delays = Array.from({ length: 20 }, (_, at) => 150 * at);
    const { loudness } = await look('case-10', tracks(delays.map((ms) => toneFrom(ms, ms / 1000 + 4, -23))));
    expect(loudness).toHaveLength(20);
    for (const { max_short_term_lufs: highest } of loudness ?? [])
      expect(Math.abs((highest ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });

  it('case 11: the highest short-term loudness follows tones of −38 to −19', async () => {
    // 0.15 s later and 1 dB louder every 6 s
    const parts = Array.from({ length: 20 }, (_, at) => `${toneFrom(150 * at, 6, -38 + at)}[p${at}]`);
    const all = `${parts.join(';')};${parts.map((_, at) => `[p${at}]`).join('')}concat=n=${parts.length}:v=0:a=1`;
    const clip = await bench.clip('case-11.mkv', [...tracks([all]), '-c:a', 'pcm_s24le']);
    const { outcome } = await bench.measure(clip, ['loudness']);
    const [series] = outcome.timeline.short_term_lufs;
    for (let at = 0; at < 20; at++) {
      const ends = 6 * at + 0.15 * at + 3;
      const near = (series?.max ?? []).filter((_, point) => Math.abs(point * (series?.interval_sec ?? 0) - ends) < 0.5);
      const highest = Math.max(...near.map((value) => value ?? -99));
      expect(Math.abs(highest - (-38 + at))).toBeLessThanOrEqual(0.1);
    }
  });

  /** Of the sampling rate, of full scale, and degrees; what is to be read, dBTP. */
  const sines: [number, { divisor: number; amplitude: number; degrees: number; peak: number }][] = [
    [15, { divisor: 4, amplitude: 0.5, degrees: 0, peak: -6 }],
    [16, { divisor: 4, amplitude: 0.5, degrees: 45, peak: -6 }],
    [17, { divisor: 6, amplitude: 0.5, degrees: 60, peak: -6 }],
    [18, { divisor: 8, amplitude: 0.5, degrees: 67.5, peak: -6 }],
    [19, { divisor: 4, amplitude: 1.41, degrees: 45, peak: 3 }],
  ];

  const expectPeaks = (seen: ContentResults['loudness'], peaks: readonly number[]) => {
    expect(seen).toHaveLength(peaks.length);
    seen?.forEach(({ true_peak_dbtp: peak }, at) => {
      expect(peak).toBeGreaterThanOrEqual((peaks[at] ?? 0) - 0.4);
      expect(peak).toBeLessThanOrEqual((peaks[at] ?? 0) + 0.2);
    });
  };

  it('cases 15 to 19: the true peak of sines whose samples miss it', async () => {
    const waves = sines.map(([, { divisor, amplitude, degrees }]) => {
      const wave = `${amplitude}*sin(2*PI*${rate / divisor}*t+PI*${degrees}/180)*min(1,min(t,1-t)/0.02)`;
      return `aevalsrc='${wave}':s=${rate}:d=1`;
    });
    const { loudness } = await look('cases-15-to-19', tracks(waves));
    expectPeaks(loudness, sines.map(([, { peak }]) => peak)); // prettier-ignore
  });

  it('cases 20 to 23: the true peak of one louder cycle, wherever its samples fall', async () => {
    const { places, peak } = interSampleBursts(rate / 8);
    // what a filter left of full scale
    expect(Math.abs(20 * Math.log10(peak))).toBeLessThan(0.2);
    const raw = await Promise.all(
      places.map(async (samples, place) => {
        const path = await bench.clip(`place-${place}.wav`, ['-f', 'lavfi', '-i', 'anullsrc=d=0.1']);
        await writeFile(path, Buffer.from(samples.buffer));
        return ['-f', 'f64le', '-ar', String(rate), '-ac', '1', '-i', path];
      }),
    );
    const { loudness } = await look('cases-20-to-23', [...raw.flat(), ...places.flatMap((_, at) => ['-map', `${at}`])]);
    expectPeaks(loudness, [0, 0, 0, 0]);
  });
});
