import type { ContentResults } from './content-results';
import { audioNeeds } from './needs';
import { ContentBench } from './testing/content-bench';
import type { ContentThresholds } from './thresholds';

const tone = (amplitude: string) => `${amplitude}*sin(2*PI*1000*t)`;
const source = (channels: string, sec: number) => `aevalsrc='${channels}':s=48000:d=${sec}`;

describe('what the sound tells, against clips made to tell it', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  const listen = async (path: string, thresholds: Partial<ContentThresholds> = {}): Promise<ContentResults> =>
    (await bench.measure(path, audioNeeds, { thresholds })).outcome.results;
  const times = (results: ContentResults) =>
    results.silence?.map(({ channel, start_sec: start, end_sec: end }) => [
      channel,
      Number(start.toFixed(2)),
      Number(end.toFixed(2)),
    ]);

  it('silence from 2 to 5, and a tone of −70 dB that is silence at −60 and not at −80', async () => {
    const quiet = `if(between(t,7,9),0.000316,0.1)`;
    const clip = await bench.audio('silence.wav', source(tone(`if(between(t,2,5),0,${quiet})`), 10));
    expect(times(await listen(clip))).toEqual([
      [0, 2, 5],
      [0, 7, 9],
    ]);
    expect(times(await listen(clip, { silenceDb: -80 }))).toEqual([[0, 2, 5]]);
  });

  it('one silent channel of two, to the end of the track', async () => {
    const results = await listen(await bench.audio('right.wav', source(`${tone('0.1')}|${tone('0.1*lt(t,1)')}`, 3.03)));
    expect(times(results)).toEqual([[1, 1, 3.03]]);
    expect(results.coverage.decoded_audio_end_sec).toBeCloseTo(3.03, 3);
  });

  it('a channel that never sounds has no peak, and 0 is not made of it', async () => {
    const results = await listen(await bench.audio('dead.wav', source(`${tone('0.1')}|0`, 2)));
    expect(results.channel_peak_dbfs?.map(({ value }) => value)).toEqual([-20, null]);
  });

  it('two channels of opposite phase', async () => {
    // the meter takes a sample of exactly zero in both channels for agreement: this wave has none
    const wave = '0.1*sin(2*PI*997*t+1)';
    const { phase } = await listen(await bench.audio('anti.wav', source(`${wave}|-${wave}`, 3)));
    expect(phase).toMatchObject([{ mean_correlation: -1, min_correlation: -1, negative_share: 1 }]);
    expect(phase?.[0]?.antiphase).toEqual([{ start_sec: 0, end_sec: 3, stream_index: 0 }]);
  });

  it('no antiphase in silence, nor where one channel alone sounds', async () => {
    const clip = await bench.audio('half.wav', source(`${tone('0.1*lt(t,1)')}|0`, 3));
    expect((await listen(clip)).phase).toMatchObject([{ mean_correlation: null, antiphase: [], negative_share: null }]);
  });

  it('an offset of 0.1', async () => {
    const { dc_offset: offsets } = await listen(
      await bench.audio('dc.wav', source(`0.1+${tone('0.1')}|${tone('0.1')}`, 2)),
    );
    expect(offsets?.[0]?.value).toBeCloseTo(0.1, 4);
    expect(offsets?.[1]?.value).toBeCloseTo(0, 4);
  });

  it('a clipped sine, only where it is clipped; a loud one that is not is none', async () => {
    const sine = source(tone('if(between(t,1,2),2,0.5)'), 3);
    const clip = await bench.clip('clipped.wav', ['-f', 'lavfi', '-i', sine, '-c:a', 'pcm_s16le']);
    const { clipping, totals } = await listen(clip);
    expect(clipping).toHaveLength(1);
    expect(clipping?.[0]?.start_sec).toBeCloseTo(1, 1);
    expect(clipping?.[0]?.end_sec).toBeCloseTo(2, 0);
    expect(totals.clipping?.count).toBe(1);
    expect((await listen(await bench.audio('loud.wav', source(tone('0.999'), 1)))).clipping).toEqual([]);
  });

  it('measures every track of a file in one run', async () => {
    const tracks = ['-f', 'lavfi', '-i', source(tone('0.5'), 1), '-f', 'lavfi', '-i', source(tone('0.05'), 1)];
    const clip = await bench.clip('two.mka', [...tracks, '-map', '0', '-map', '1', '-c:a', 'flac']);
    const { loudness } = await listen(clip);
    expect(loudness?.map(({ stream_index: index }) => index)).toEqual([0, 1]);
    const [loud, soft] = loudness ?? [];
    expect((loud?.integrated_lufs ?? 0) - (soft?.integrated_lufs ?? 0)).toBeCloseTo(20, 1);
  });

  it('says nothing of loudness where nothing says how nine channels stand', async () => {
    const clip = await bench.audio('nine.wav', source(Array(9).fill(tone('0.1')).join('|'), 1));
    const { outcome } = await bench.measure(clip, audioNeeds);
    expect(outcome.results.loudness).toBeNull();
    expect(outcome.impossible.get('loudness')).toMatch(/9 channels/);
    expect(outcome.results.channel_peak_dbfs).toHaveLength(9);
  });
});
