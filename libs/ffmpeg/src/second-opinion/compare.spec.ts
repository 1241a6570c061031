import { loadGolden } from '../media-info/golden/load-golden';
import { normalize } from '../media-info/normalize';
import { compareOpinions } from './compare';
import type { OpinionVideo, SecondOpinion } from './opinion';

const clip = (name: string) => {
  const { raw, standard } = loadGolden(name);
  return normalize(raw, standard);
};
const facts = (name: string, opinion: Partial<SecondOpinion>): string[] =>
  compareOpinions(clip(name), {
    tool_version: '26.05',
    format: null,
    duration_sec: null,
    video: [],
    audio: [],
    ...opinion,
  }).map(({ fact }) => fact);

describe('two opinions', () => {
  it('are one where the other names an MP4 by its brand', () => {
    expect(facts('cropped-h264', { format: 'isom' })).toEqual([]);
    expect(facts('cropped-h264', { format: 'Matroska' })).toEqual(['container.format_names']);
  });

  it('are one on a cover, whether the other lists it as an image or not', () => {
    const names = ['format', 'profile', 'width', 'height', 'frame_rate', 'frame_count', 'duration_sec', 'bit_depth'];
    const rest = ['chroma_subsampling', 'scan_type', 'hdr_format', 'transfer', 'primaries', 'matrix'];
    const image = Object.fromEntries([...names, ...rest].map((name) => [name, null])) as unknown as OpinionVideo;
    const sound = { format: null, commercial_name: null, channels: null, sample_rate_hz: null, duration_sec: null };
    expect(facts('cover-art-mp3', { audio: [sound], video: [image] })).toEqual([]);
    expect(facts('cover-art-mp3', { audio: [sound] })).toEqual([]);
    expect(facts('cover-art-mp3', { audio: [sound], video: [image, image] })).toEqual(['video.length']);
  });

  it('say nothing of streams where one reads none', () => {
    expect(facts('cropped-h264', { format: 'Nut' })).not.toContain('video.length');
    const [sound] = [{ format: 'AAC', commercial_name: null, channels: 2, sample_rate_hz: null, duration_sec: null }];
    expect(facts('cropped-h264', { audio: [sound] })).toEqual(['video.length', 'audio.length']);
  });
});
