import type { ProbeEvidence } from './evidence';
import { normalize } from './normalize';
import { PacketStats } from './packets/packet-stats';
import type { RawStream } from './raw-probe';

const matroska = { format_name: 'matroska,webm', duration: '4.021000' };
const picture: RawStream = { index: 0, codec_type: 'video', codec_name: 'h264', time_base: '1/1000' };
const sound: RawStream = {
  index: 1,
  codec_type: 'audio',
  codec_name: 'opus',
  time_base: '1/1000',
  sample_rate: '48000',
};

/** Frames of 40 ms from a time on. */
function frames(count: number, fromSec: number): ProbeEvidence {
  const stats = new PacketStats();
  for (let at = 0; at < count; at += 1) {
    const time = (fromSec + at * 0.04).toFixed(6);
    stats.feed(`0,${time},${time},0.040000,1000,N/A,K_`);
  }
  return { packets: stats.finish() };
}

describe('the offset of the sound in Matroska', () => {
  const offset = (video: Partial<RawStream>, audio: Partial<RawStream>, format = matroska) =>
    normalize({
      format,
      streams: [
        { ...picture, ...video },
        { ...sound, ...audio },
      ],
    }).container.av_offset_sec;

  it('counts from what is heard, not from what the decoder drops', () => {
    // a block at 0 ms with a CodecDelay of 6.5 ms, as ffprobe rounds it
    expect(offset({ start_time: '0.000000' }, { start_time: '-0.007000', initial_padding: 312 })).toBe(0);
    expect(offset({ start_time: '0.007000' }, { start_time: '-0.007000', initial_padding: 312 })).toBe(-0.007);
    expect(offset({ start_time: '0.000000' }, { start_time: '0.493000', initial_padding: 312 })).toBe(0.5);
  });

  it('is taken as printed where nothing is dropped, and elsewhere', () => {
    expect(offset({ start_time: '0.021000' }, { start_time: '0.000000', initial_padding: 0 })).toBe(-0.021);
    const ogg = { format_name: 'ogg', duration: '4.0' };
    expect(offset({ start_time: '0.000000' }, { start_time: '-0.007000', initial_padding: 312 }, ogg)).toBe(-0.007);
  });
});

describe('the duration of a track of Matroska by its tag', () => {
  const duration = (tag: string, evidence: ProbeEvidence = {}) =>
    normalize({ format: matroska, streams: [{ ...picture, tags: { DURATION: tag } }] }, evidence).video[0]
      ?.duration_sec;

  it('is no longer than the track where ffmpeg wrote when it ends', () => {
    expect(duration('00:00:04.500000000', frames(100, 0.5))).toBe(4);
    expect(duration('00:00:04.007000000', frames(100, 0.007))).toBe(4);
  });

  it('is what the tag says where mkvmerge wrote it, and where packets were not read', () => {
    expect(duration('00:00:04.000000000', frames(100, 0.3))).toBe(4);
    expect(duration('00:00:04.500000000')).toBe(4.5);
  });
});

it('takes the bit rate by which MPEG-1 says that it varies for none', () => {
  const rate = (bitRate: string) =>
    normalize({
      format: { format_name: 'mpeg' },
      streams: [{ ...picture, codec_name: 'mpeg1video', bit_rate: bitRate }],
    }).video[0]?.bit_rate_bps;
  expect(rate('104857200')).toBeNull();
  expect(rate('1150000')).toBe(1_150_000);
});
