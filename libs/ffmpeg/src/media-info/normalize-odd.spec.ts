import { loadGolden } from './golden/load-golden';
import type { MediaInfo } from './media-info';
import { normalize } from './normalize';

const read = (name: string): MediaInfo => {
  const { raw, standard } = loadGolden(name);
  return normalize(raw, standard);
};

describe('odd files', () => {
  it('H.264 is coded in whole macroblocks, whatever ffprobe prints of it', () => {
    expect(loadGolden('cropped-h264').raw.streams?.[0]).toMatchObject({ coded_width: 1918, coded_height: 1078 });
    expect(read('cropped-h264').video[0]).toMatchObject({
      width: 1918,
      height: 1078,
      coded_width: 1920,
      coded_height: 1088,
    });
  });

  it('names the wrapping of sound that has a file of its own', () => {
    expect(read('adts').audio[0]).toMatchObject({ codec: 'aac', wrapping: 'adts' });
    expect(read('aac-in-bdav').audio[0]).toMatchObject({ codec: 'aac', tag: '0x06', wrapping: 'adts' });
    expect(read('wave64').audio[0]).toMatchObject({ codec: 'pcm_s16le', wrapping: 'w64' });
  });

  it('counts the pictures between keyframes where nothing says how long one lasts', () => {
    const [video] = read('obu-pictures').video;
    expect(video).toMatchObject({ frame_rate: null, duration_sec: null });
    expect(video?.gop).toMatchObject({ max_frames: 50, max_sec: null, mean_sec: null });
  });

  it('a brand that a remux left in the tags is none of the file', () => {
    expect(loadGolden('flv-from-mp4').raw.format?.tags).toHaveProperty('major_brand');
    expect(read('flv-from-mp4').container.major_brand).toBeNull();
  });

  it('what an edit list hides costs no bit rate of what is shown', () => {
    const { raw, standard } = loadGolden('edit-list-cut');
    const declared = Number(raw.streams?.[0]?.bit_rate);
    const { mean_bps: measured } = standard.packets?.streams[0]?.bit_rate ?? {};
    expect(standard.packets?.streams[0]?.discarded_count).toBe(8);
    expect(Math.abs((measured ?? 0) / declared - 1)).toBeLessThan(0.1);
  });
});

describe('odd clocks', () => {
  it('a chained Ogg lasts as long as its links together', () => {
    const { container } = read('chained-ogg');
    expect(Number(loadGolden('chained-ogg').raw.format?.duration)).toBeCloseTo(3, 1);
    expect(container.duration_source).toBe('packets');
    expect(container.duration_sec).toBeCloseTo(6, 1);
  });

  it('a picture has neither rate nor duration, whatever the box it lies in', () => {
    const { container, video } = read('still-avif');
    expect(container).toMatchObject({ major_brand: 'avif', duration_sec: null, bit_rate_bps: null });
    expect(video[0]).toMatchObject({ codec: 'av1', frame_rate: null, average_frame_rate: null, duration_sec: null });
  });

  it('believes how far apart frames are, not an average that a header makes up', () => {
    expect(loadGolden('dv-avi-of-many-fields').raw.streams?.[0]?.avg_frame_rate).toBe('600/1');
    expect(read('dv-avi-of-many-fields').video[0]?.average_frame_rate).toEqual({ num: 25, den: 1, value: 25 });
  });
});

it('counts no pictures of an animation that ffprobe can’t read', () => {
  const { lines } = loadGolden('animated-webp');
  expect(lines).toHaveLength(1);
  expect(read('animated-webp').video[0]).toMatchObject({ codec: 'webp', width: null, frame_count: null, gop: null });
});
