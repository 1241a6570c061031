import { readFile, writeFile } from 'node:fs/promises';
import { ContentPass } from './content-pass';
import { planGraph } from './plan-graph';
import { ContentBench } from './testing/content-bench';

const size = 's=320x180';

describe('the one decode', () => {
  let bench: ContentBench;
  let short: string;
  let long: string;
  beforeAll(async () => {
    bench = await ContentBench.open();
    short = await bench.clip('short.mp4', [
      ...['-f', 'lavfi', '-i', `testsrc2=${size}:r=25:d=2`, '-f', 'lavfi', '-i', 'sine=r=48000:d=2'],
      ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-movflags', '+faststart'],
    ]);
    long = await bench.clip('long.mp4', ['-stream_loop', '400', '-i', short, '-c', 'copy']);
  });
  afterAll(() => bench.close());

  it('computes nothing that was not asked for', async () => {
    const media = await bench.media(short);
    const command = (...needs: Parameters<typeof planGraph>[1]) => {
      const plan = planGraph(media, needs);
      return {
        pipes: plan?.pipes.length,
        text: plan?.output(plan.pipes.map((_, at) => `pipe:${at + 4}`)).join(' ') ?? '',
      };
    };
    expect(command()).toEqual({ pipes: undefined, text: '' });
    const loudness = command('loudness');
    expect(loudness.pipes).toBe(1);
    expect(loudness.text).toContain('ebur128');
    expect(loudness.text).not.toMatch(/\[0:0\]|silencedetect|aphasemeter|signalstats/);
    const black = command('black');
    expect(black.text).toContain('blackdetect');
    expect(black.text).not.toMatch(/split|rawvideo|freezedetect|idet|\[0:1\]/);
    expect(command('quality').text).not.toMatch(/blackdetect|rawvideo/);
  });

  it('sees picture and sound of a file in one run, and its progress', async () => {
    const seen: (number | null)[] = [];
    const { outcome } = await bench.measure(short, undefined, { onProgress: ({ fraction }) => seen.push(fraction) });
    expect(outcome.results.coverage).toMatchObject({
      complete: true,
      ended_by: null,
      decoded_video_frames: 50,
      decoded_video_end_sec: 2,
      sampled_frames: 2,
    });
    expect(outcome.results.loudness).toHaveLength(1);
    expect(outcome.timeline.picture_level_percent?.mean.length).toBeGreaterThan(10);
    expect(outcome.figures?.cpuSeconds).toBeGreaterThan(0);
    expect(seen.at(-1)).toBeCloseTo(1, 1);
  });

  it('says nothing of its own pipes where pictures come unevenly', async () => {
    const third = [
      '-vf',
      "select='not(mod(n,3))+lt(n,30)'",
      '-fps_mode',
      'vfr',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
    ];
    const file = await bench.clip('uneven.mkv', ['-f', 'lavfi', '-i', `testsrc2=${size}:r=30:d=3`, ...third]);
    const { outcome } = await bench.measure(file);
    expect(outcome.results.coverage.decoded_video_frames).toBe(50);
    expect(outcome.decode.messages).toEqual([]);
  });

  it('follows luma in code values and the true peak over time', async () => {
    const file = await bench.clip('step.mkv', [
      ...['-f', 'lavfi', '-i', `color=c=black:${size}:r=25:d=4,format=yuv420p`],
      ...['-f', 'lavfi', '-i', 'sine=f=1000:r=48000:d=4'],
      ...[
        '-vf',
        "drawbox=w=iw/2:c=white:t=fill:enable='gte(t,2)'",
        '-af',
        "volume=volume='if(between(t,1,2),8,4)':eval=frame",
      ],
      ...['-c:v', 'ffvhuff', '-c:a', 'pcm_s16le'],
    ]);
    const { timeline } = (await bench.measure(file)).outcome;
    const { luma_code: luma, true_peak_dbtp: highest, sample_peak_dbfs: peaks } = timeline;
    expect(luma).toMatchObject({ interval_sec: 1, min: [16, 16, 16, 16], max: [16, 16, 235, 235] });
    expect(luma?.mean[3]).toBeCloseTo((16 + 235) / 2, 0);
    // the sine of an eighth of full scale, four and for a second eight times as loud
    const around = (sec: number) =>
      [peaks[0]?.max[sec * 10], highest[0]?.max[sec * 10]].map((db) => Math.round(db ?? 99) + 0);
    expect([0.5, 1.5, 3.5].map(around)).toEqual([
      [-6, -6],
      [0, 0],
      [-6, 0],
    ]);
  });

  it('keeps what it has seen when a limit ends it, and says so', async () => {
    const { outcome } = await bench.measure(long, ['black', 'freeze', 'scene_cuts', 'flash', 'loudness'], {
      limits: { cpuSeconds: 1 },
    });
    const { coverage, scene_cuts: cuts } = outcome.results;
    expect(coverage).toMatchObject({ complete: false, ended_by: 'PROBE_CPU_LIMIT' });
    expect(coverage.decoded_video_frames).toBeGreaterThan(0);
    expect(coverage.decoded_video_end_sec).toBeLessThan(800);
    expect(cuts).toBeInstanceOf(Array);
  });

  it('ends at once when it is cancelled', async () => {
    const cancel = new AbortController();
    let cancelledAt = 0;
    const onProgress = ({ decodedSec }: { decodedSec: number }) => {
      if (decodedSec === 0 || cancelledAt > 0) return;
      cancelledAt = performance.now();
      cancel.abort();
    };
    await expect(bench.measure(long, undefined, { signal: cancel.signal, onProgress })).rejects.toMatchObject({
      code: 'RUN_CANCELLED',
    });
    expect(cancelledAt).toBeGreaterThan(0);
    expect(performance.now() - cancelledAt).toBeLessThan(10_000);
  });

  it('fails 2 Hz for 6 s through the whole path, and says from which frame', async () => {
    const clip = await bench.video(
      'two-hertz.mp4',
      `color=c=white:${size}:r=25:d=6,drawbox=c=black:t=fill:enable='lt(mod(t,0.5),0.24)'`,
    );
    const { results, timeline } = (await bench.measure(clip, ['flash'])).outcome;
    const { flash } = results;
    const changes = timeline.flash_changes_per_sec;
    expect(Math.max(...(changes?.luminance.max ?? []).map(Number))).toBe(4);
    expect(changes?.luminance.mean[0]).toBe(0);
    expect(Math.max(...(changes?.red.max ?? []).map(Number))).toBe(0);
    expect(flash).toMatchObject({
      result: 'fail',
      luminance: { max_changes_per_sec: 4, first_failure_frame: 107 },
      red: { result: 'pass' },
    });
  });

  it('reads a faststart MP4 that was cut in half as far as it goes', async () => {
    const bytes = await readFile(short);
    const half = `${short}.half.mp4`;
    await writeFile(half, bytes.subarray(0, bytes.length / 2));
    const { coverage } = (await bench.measure(half, ['black', 'loudness'])).outcome.results;
    expect(coverage.decoded_video_frames).toBeGreaterThan(5);
    expect(coverage.decoded_video_frames).toBeLessThan(45);
  });

  it('reads a transport stream with 2 % of its packets gone, and keeps what the decoder said', async () => {
    const ts = await bench.clip('whole.ts', ['-i', short, '-c', 'copy']);
    const bytes = await readFile(ts);
    const packets = Array.from({ length: bytes.length / 188 }, (_, at) => bytes.subarray(at * 188, (at + 1) * 188));
    const damaged = `${ts}.damaged.ts`;
    await writeFile(damaged, Buffer.concat(packets.filter((_, at) => at < 10 || at % 50 !== 17)));
    const { outcome } = await bench.measure(damaged, ['black', 'loudness']);
    expect(outcome.results.coverage.decoded_video_frames).toBeGreaterThan(25);
    expect(outcome.messages.length).toBeGreaterThan(0);
  });

  it('fails with what the tool said where nothing can be decoded', async () => {
    const media = await bench.media(short);
    const plan = planGraph(media, ['black']);
    const text = `${short}.text.mp4`;
    await writeFile(text, 'no media at all\n'.repeat(100));
    if (plan === null) throw new Error('there is a plan for the clip');
    await expect(new ContentPass(bench.ffmpeg).run(bench.input(text), plan)).rejects.toMatchObject({
      category: 'media',
    });
  });
});
