import type { WantedGroup } from '@app/ffmpeg';
import type { ContentResults } from './content-results';
import { audioNeeds } from './needs';
import { ContentBench } from './testing/content-bench';

const source = (channels: readonly string[], sec: number, layout = '') =>
  `aevalsrc='${channels.join('|')}':s=48000:d=${sec}${layout === '' ? '' : `:c=${layout}`}`;
const tone = (amplitude: number, hz: number) => `${amplitude}*sin(2*PI*${hz}*t+1)`;
/** Six channels of their own level each, the fourth of low effects. */
const surround = [tone(0.2, 1_000), tone(0.15, 900), tone(0.3, 700), tone(0.4, 60), tone(0.1, 500), tone(0.12, 800)];

describe('sound of several channels and tracks, against clips made to tell it', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  const listen = async (path: string, groups?: WantedGroup[]): Promise<ContentResults> =>
    (await bench.measure(path, audioNeeds, groups ? { groups } : {})).outcome.results;
  const monoTracks = (name: string, titles: readonly string[] = []) =>
    bench.clip(name, [
      ...surround.flatMap((channel) => ['-f', 'lavfi', '-i', source([channel], 4)]),
      ...surround.flatMap((_, at) => ['-map', `${at}:a`]),
      ...titles.flatMap((title, at) => [`-metadata:s:a:${at}`, `title=${title}`]),
      ...['-c:a', 'pcm_s24le'],
    ]);

  it('5.1 as six mono tracks is as loud as the 5.1 file: by request, and by labels', async () => {
    const whole = await listen(await bench.audio('surround.wav', source(surround, 4, '5.1(side)')));
    const asked = await listen(await monoTracks('six.mka'), [{ name: 'main', streams: [0, 1, 2, 3, 4, 5] }]);
    const names = ['L', 'R', 'C', 'LFE', 'Ls', 'Rs'].map((channel) => `Main ${channel}`);
    const labelled = await listen(await monoTracks('labelled.mka', names));
    expect(asked.audio_groups).toMatchObject([{ name: 'main', streams: [0, 1, 2, 3, 4, 5] }]);
    expect(labelled.audio_groups).toMatchObject([{ name: 'Main', channel_map: ['FL', 'FR', 'FC', 'LFE', 'SL', 'SR'] }]);
    const [{ loudness } = { loudness: null }] = whole.audio_groups ?? [];
    expect(loudness?.integrated_lufs).toBeLessThan(-5);
    expect(asked.audio_groups?.[0]?.loudness).toEqual(loudness);
    expect(labelled.audio_groups?.[0]?.loudness).toEqual(loudness);
    // and not the mean or sum of six tracks that know nothing of each other
    expect(asked.loudness).toHaveLength(6);
  });

  it('tones by frequency and level; none in noise, none shorter than a second', async () => {
    const tones = await listen(await bench.audio('tones.wav', source([tone(0.1, 1_000), tone(0.5, 100)], 3)));
    expect(tones.test_tones).toMatchObject([
      { channel: 0, start_sec: 0, end_sec: 3, level_dbfs: -23 },
      { channel: 1, start_sec: 0, end_sec: 3, level_dbfs: -9 },
    ]);
    expect(tones.test_tones?.[0]?.frequency_hz).toBeCloseTo(1_000, 0);
    expect(tones.test_tones?.[1]?.frequency_hz).toBeCloseTo(100, 0);
    const noise = await bench.audio('noise.wav', 'anoisesrc=a=0.3:r=48000:d=2');
    expect((await listen(noise)).test_tones).toEqual([]);
    const short = source([`if(lt(t,0.9),${tone(0.1, 1_000)},${tone(0.1, 2_000)}*(0.5+0.5*sin(9*t)))`], 3);
    expect((await listen(await bench.audio('short.wav', short))).test_tones).toEqual([]);
  });

  it('how high each channel’s sound lies', async () => {
    const { channel_frequency_hz: heights } = await listen(
      await bench.audio('heights.wav', source(surround, 2, '5.1')),
    );
    expect(heights?.map(({ value }) => Math.round((value ?? 0) / 10) * 10)).toEqual([1_000, 900, 700, 60, 500, 800]);
  });

  it('how far peaks rise above loudness', async () => {
    const flat = await listen(await bench.audio('flat.wav', source([tone(0.5, 1_000)], 4)));
    // mono at −6 dBFS peak: −9 mean square, of which one channel is heard
    expect(flat.dynamics?.[0]?.peak_to_loudness_lu).toBeCloseTo(3, 0);
    const peaky = source([`if(lt(mod(t,0.5),0.01),${tone(0.8, 1_000)},${tone(0.02, 1_000)})`], 4);
    expect((await listen(await bench.audio('peaky.wav', peaky))).dynamics?.[0]?.peak_to_loudness_lu).toBeGreaterThan(
      12,
    );
  });

  it('one tone in all of 5.1 is louder than any of its channels peaks', async () => {
    const six = Array<string>(6).fill(tone(0.1, 1_000));
    const { dynamics, loudness } = await listen(await bench.audio('six.wav', source(six, 4, '5.1(side)')));
    const { integrated_lufs: loud, true_peak_dbtp: peak } = loudness?.[0] ?? {};
    expect(loud).toBeGreaterThan(peak ?? 0);
    expect(dynamics?.[0]?.peak_to_loudness_lu).toBeCloseTo((peak ?? NaN) - (loud ?? NaN), 1);
  });

  it('where each track ends', async () => {
    const clip = await bench.clip('ends.mka', [
      ...['-f', 'lavfi', '-i', source([tone(0.1, 440)], 3), '-f', 'lavfi', '-i', source([tone(0.1, 440)], 1.5)],
      ...['-map', '0:a', '-map', '1:a', '-c:a', 'pcm_s16le'],
    ]);
    const ends = (await listen(clip)).coverage.decoded_audio_ends;
    expect(ends.map(({ end_sec: end }) => Math.round(end * 100) / 100)).toEqual([3, 1.5]);
  });
});
