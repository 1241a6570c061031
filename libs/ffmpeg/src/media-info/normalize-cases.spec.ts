import { loadGolden } from './golden/load-golden';
import type { MediaInfo } from './media-info';
import { normalize } from './normalize';

const read = (name: string): MediaInfo => {
  const { raw, standard } = loadGolden(name);
  return normalize(raw, standard);
};

describe('files as they come', () => {
  it('keeps everything unknown of a transport stream nobody could decode', () => {
    const { container, video, audio, subtitles } = read('teletext-undecodable-ts');
    expect(container).toMatchObject({ duration_sec: null, duration_source: null, bit_rate_bps: null, valid: true });
    expect(video[0]).toMatchObject({ width: null, frame_rate: null, bit_depth: null, level: null, tag: '0x1b' });
    expect(video[0]?.hdr).toMatchObject({ is_hdr: null, format: null });
    expect(video[0]?.scan).toEqual({ type: null, field_order: null, source: null });
    expect(audio.map(({ role, channels }) => [role, channels])).toEqual([
      ['main', null],
      ['alternate', null],
      ['alternate', null],
      ['description', null],
    ]);
    expect(subtitles).toEqual([
      expect.objectContaining({ kind: 'teletext', language: 'fra,fra', hearing_impaired: false }),
    ]);
  });

  it('interlaced MPEG-2 in a transport stream', () => {
    const { video, audio, timecode, container } = read('interlaced-mpegts');
    expect(video[0]).toMatchObject({ coded_width: null, chroma_subsampling: '4:2:2', bit_depth: 8 });
    expect(video[0]?.scan).toEqual({ type: 'interlaced', field_order: 'tff', source: 'flag' });
    expect(audio[0]).toMatchObject({ profile: 'DTS-HD MA', bit_depth: 24 });
    expect(timecode).toEqual({ value: '00:00:00;00', drop_frame: true, source: 'gop_header', frame_rate_fits: true });
    expect(container.duration_source).toBe('estimated');
  });

  it('SCTE-35, and audio for the visually impaired', () => {
    expect(read('scte35-mpegts').data).toEqual([{ index: 2, codec: 'scte_35', tag: null, kind: 'scte35' }]);
    expect(read('described-audio-ts').audio[0]).toMatchObject({ role: 'description', wrapping: 'adts' });
  });

  it('codec strings of AV1, VP9, Opus and range extensions', () => {
    expect(read('av1-mp4').video[0]).toMatchObject({ codec_string: 'av01.0.00M.08', level: 0, tier: 'Main' });
    expect(read('vp9-webm').video[0]).toMatchObject({ codec_string: 'vp09.00.20.08', display_width: 427 });
    expect(read('vp9-webm').audio[0]).toMatchObject({ codec_string: 'opus' });
    expect(read('twelve-bit-444').video[0]).toMatchObject({ codec_string: 'hvc1.4.10.L60.98.8', bit_depth: 12 });
  });

  it('names no layout where none is known', () => {
    const { audio, audio_groups } = read('sixteen-channel-wav');
    expect(audio[0]).toMatchObject({ channels: 16, channel_layout: null, bit_depth: 16 });
    expect(audio_groups[0]?.channel_map).toBeNull();
  });

  it('believes the AAC configuration, not a decoder that stumbled into 13 channels', () => {
    expect(loadGolden('aac-wrong-channel-count').raw.streams?.[1]?.channels).toBe(13);
    expect(read('aac-wrong-channel-count').audio[0]).toMatchObject({ channels: 2, channel_layout: 'stereo' });
  });

  it('is not valid without a moov', () => {
    const { container, video } = read('moov-missing');
    expect(container).toMatchObject({ valid: false, stream_count: 0, duration_sec: null, size_bytes: null });
    expect(video).toEqual([]);
  });

  it('timed text that this build calls data', () => {
    const { subtitles, data } = read('webvtt-in-mp4');
    expect(subtitles).toEqual([expect.objectContaining({ index: 0, codec: 'webvtt', kind: 'text' })]);
    expect(data).toEqual([]);
  });

  it('chapter titles are a data stream and chapters', () => {
    const { chapters, data } = read('chapters-mp4');
    expect(chapters).toHaveLength(3);
    expect(data).toEqual([{ index: 2, codec: 'bin_data', tag: 'text', kind: 'chapters' }]);
  });

  it('bitmap subtitles of Matroska', () => {
    expect(read('pgs-matroska').subtitles[0]).toMatchObject({ kind: 'bitmap', language: 'eng', forced: false });
  });

  it('cover art is an attached picture and never the best stream', () => {
    const { video, audio, container } = read('cover-art-mp3');
    expect(video[0]).toMatchObject({ is_attached_picture: true, is_best: false, frame_rate: null, gop: null });
    expect(audio[0]).toMatchObject({ codec_string: 'mp4a.40.34' });
    expect(container).toMatchObject({ duration_source: 'estimated', av_offset_sec: null, tags: { title: '<b>x</b>' } });
  });

  it('HDR10 with its metadata in the first frame', () => {
    expect(read('hdr10').video[0]?.hdr).toMatchObject({
      format: 'HDR10',
      mastering_display: { max_cd_m2: 1000, min_cd_m2: 0.0001, primaries: 'DCI-P3 D65' },
      content_light: { max_cll: 1000, max_fall: 400 },
      contradictions: [],
    });
  });

  it('drop frame timecode of an MXF material package', () => {
    const { timecode, audio } = read('drop-frame-mxf');
    expect(timecode).toEqual({
      value: '01:00:00;00',
      drop_frame: true,
      source: 'mxf_material_package',
      frame_rate_fits: true,
    });
    // a second mono stream may be the other half of a pair
    expect(audio.map(({ role }) => role)).toEqual(['main', null]);
  });

  it('groups mono streams that say which channel they are', () => {
    expect(read('labelled-mono').audio_groups).toEqual([
      { name: 'Main', streams: [0, 1], channel_map: ['FL', 'FR'], source: 'labels', loudness: null },
      { name: 'Director commentary', streams: [2], channel_map: null, source: 'stream', loudness: null },
    ]);
    expect(read('labelled-mono').audio[2]?.role).toBe('commentary');
  });

  it('a mirrored matrix, which ffprobe prints as a plain rotation', () => {
    expect(loadGolden('mirrored').raw.streams?.[0]?.side_data_list?.[0]).toMatchObject({ rotation: -90 });
    expect(read('mirrored').video[0]).toMatchObject({ rotation_deg: 270, mirrored: true, display_width: 48 });
  });
});

describe('what packets add', () => {
  it('a bit rate that the header had from the first fragment alone', () => {
    const { raw, header, standard } = loadGolden('first-fragment-bit-rate');
    expect(normalize(raw, header).video[0]?.bit_rate_bps).toBe(289037);
    expect(normalize(raw, standard).video[0]?.bit_rate_bps).toBe(875704);
  });

  it('a variable frame rate, which the header leaves open', () => {
    const { raw, header, standard } = loadGolden('variable-frame-rate');
    expect(normalize(raw, header).video[0]?.variable_frame_rate).toBeNull();
    expect(normalize(raw, standard).video[0]).toMatchObject({
      variable_frame_rate: true,
      frame_count: 85,
      frame_count_source: 'packets',
    });
  });

  it('the true length of a file that was cut', () => {
    const { raw, header, standard } = loadGolden('cut-in-half');
    expect(normalize(raw, header).container).toMatchObject({ duration_sec: 1, duration_source: 'header' });
    expect(normalize(raw, standard).container).toMatchObject({ duration_sec: 0.48, duration_source: 'packets' });
    expect(header.boxes?.missingBytes).toBeGreaterThan(0);
  });

  it('nothing, when not all of them were read', () => {
    const { raw, standard } = loadGolden('cut-in-half');
    const packets = standard.packets && { ...standard.packets, complete: false };
    const { container, video } = normalize(raw, { ...standard, packets });
    expect(container).toMatchObject({ duration_sec: 1, duration_source: 'header' });
    expect(video[0]).toMatchObject({ frame_count: 25, frame_count_source: 'header' });
  });
});
