import { loadGolden, type Build } from './golden/load-golden';
import type { AudioStream, MediaInfo, VideoStream } from './media-info';
import { normalize } from './normalize';

/** Facts that other parsers, packagers and authors state of these files; both builds must give them. */
const builds: Build[] = ['5.1', '2023'];

function read(name: string, build: Build): { info: MediaInfo; video: VideoStream } {
  const { raw, standard } = loadGolden(name, build);
  const info = normalize(raw, standard);
  return { info, video: info.video[0] as VideoStream };
}

describe.each(builds)('facts that independent sources state, ffprobe %s', (build) => {
  it('Dolby Vision 8.2 over PQ', () => {
    const { video } = read('dolby-vision-8-2', build);
    expect(video).toMatchObject({
      codec_string: 'hvc1.2.4.L90.90',
      supplemental_codec_string: 'dvh1.08.01/db2g',
      tier: 'Main',
      color: { transfer: 'smpte2084' },
      hdr: { is_hdr: true, format: 'Dolby Vision', dolby_vision: { profile: 8, compatibility_id: 2, has_rpu: true } },
    });
    // the record promises SDR, the bitstream is PQ
    expect(video.hdr.contradictions).toEqual([expect.stringContaining('compatibility id 2')]);
    expect(video.hdr.compatible_with).toEqual(['HDR10']);
  });

  it('PQ without static metadata is not HDR10', () => {
    const { info, video } = read('pq-without-metadata', build);
    expect(video).toMatchObject({
      codec_string: 'hvc1.2.4.L63.90',
      bit_depth: 10,
      frame_rate: { num: 30000, den: 1001 },
      color: { transfer: 'smpte2084', primaries: 'bt2020' },
      hdr: { is_hdr: true, format: 'PQ', mastering_display: null, content_light: null },
    });
    expect(video.duration_sec).toBeCloseTo(2.8028, 3);
    expect(info.container.duration_sec).toBeCloseTo(2.837, 2);
  });

  it('Dolby Vision 8.4 with an HLG base, turned by 90 degrees', () => {
    const { info, video } = read('dolby-vision-8-4-rotated', build);
    expect(video).toMatchObject({
      codec_string: 'hvc1.2.4.L120.B0',
      supplemental_codec_string: 'dvh1.08.04/db4h',
      rotation_deg: 90,
      mirrored: false,
      display_width: 1080,
      display_height: 1920,
      display_aspect_ratio: '9:16',
      frame_rate: { value: 30 },
      frame_count: 9,
      hdr: { format: 'Dolby Vision', compatible_with: ['HLG'], contradictions: [] },
    });
    expect(info.container.duration_sec).toBeCloseTo(0.298333, 3);
  });

  it('HLG', () => {
    const { video } = read('hlg', build);
    expect(video.color).toEqual({ range: 'tv', primaries: 'bt2020', transfer: 'arib-std-b67', matrix: 'bt2020nc' });
    expect(video.hdr).toMatchObject({ is_hdr: true, format: 'HLG' });
  });

  it('HDR10+ that shows only in frames', () => {
    const { raw, standard } = loadGolden('hdr10-plus', build);
    const [video] = normalize(raw, standard).video;
    expect(video?.hdr).toMatchObject({
      format: 'HDR10+',
      compatible_with: ['HDR10', 'PQ'],
      dynamic_metadata: ['SMPTE ST 2094-40'],
      content_light: { max_cll: 1000, max_fall: 200 },
      mastering_display: { max_cd_m2: 0.1, primaries: 'DCI-P3 D65' },
    });
    expect(video?.hdr.contradictions).toHaveLength(2);
    // the header alone cannot know
    expect(normalize(raw).video[0]?.hdr.format).toBe('PQ');
  });

  it('full range SDR', () => {
    const { video } = read('sdr-full-range', build);
    expect(video).toMatchObject({ width: 320, height: 240, hdr: { is_hdr: false, format: 'SDR' } });
    expect(video.color).toEqual({ range: 'pc', primaries: 'smpte170m', transfer: 'smpte170m', matrix: 'smpte170m' });
  });

  it('PQ in 12-bit JPEG 2000 in MXF', () => {
    const { info, video } = read('mxf-jpeg2000-pq', build);
    expect(info.container.format_names).toEqual(['mxf']);
    expect(video).toMatchObject({
      codec: 'jpeg2000',
      width: 3840,
      height: 2160,
      bit_depth: 12,
      frame_rate: { num: 24000, den: 1001 },
      color: { transfer: 'smpte2084' },
      hdr: { format: 'PQ', mastering_display: { max_cd_m2: 4000, min_cd_m2: 0.005, primaries: 'DCI-P3 D65' } },
    });
    expect(info.timecode).toMatchObject({
      value: '00:00:00:00',
      source: 'mxf_material_package',
      frame_rate_fits: true,
    });
  });

  it('rotation, clockwise', () => {
    expect(read('rotated-270', build).video).toMatchObject({
      rotation_deg: 270,
      display_width: 270,
      display_height: 480,
    });
    expect(read('rotated-90', build).video).toMatchObject({
      rotation_deg: 90,
      display_width: 720,
      display_height: 1280,
    });
  });

  it('a sample aspect ratio that stands in the SPS alone', () => {
    expect(read('non-square-pixels', build).video).toMatchObject({
      width: 720,
      height: 360,
      sample_aspect_ratio: '8:9',
      display_aspect_ratio: '16:9',
      display_width: 640,
      display_height: 360,
    });
  });

  it('Dolby Atmos in E-AC-3', () => {
    const [audio] = read('eac3-joc', build).info.audio;
    expect(audio).toMatchObject({
      codec: 'eac3',
      codec_string: 'ec-3',
      channels: 6,
      sample_rate_hz: 48000,
      bit_rate_bps: 640000,
      object_audio: 'Dolby Atmos',
      role: 'main',
    });
    expect(audio?.duration_sec).toBeCloseTo(2.048, 3);
  });

  it('H.264 with 5.1 AAC', () => {
    const { info, video } = read('h264-aac-5-1', build);
    expect(video).toMatchObject({ profile: 'Main', level: 31, width: 1280, height: 720, bit_rate_bps: 1471810 });
    expect(video).toMatchObject({ codec_string: 'avc1.4D401F', average_frame_rate: { value: 25 } });
    expect(info.audio[0]).toMatchObject({ bit_rate_bps: 377351, channel_layout: '5.1', sample_rate_hz: 48000 });
    expect(info.audio_groups).toEqual([
      {
        name: 'stream 1',
        streams: [1],
        channel_map: ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR'],
        source: 'stream',
        loudness: null,
      },
    ]);
  });

  it('chapters of Matroska, and frames counted from packets', () => {
    const { info, video } = read('chapters-matroska', build);
    expect(info.chapters).toEqual([
      { start_sec: 0, end_sec: 1.999, title: 'Chapter 1' },
      { start_sec: 2, end_sec: 4.999, title: 'Chapter 2' },
    ]);
    expect(info.container).toMatchObject({ duration_sec: 5.023, duration_source: 'header' });
    expect(video).toMatchObject({ frame_count: 150, frame_count_source: 'packets', codec_string: 'avc1.F4000D' });
  });

  it('timecode, GoPro metadata, and a data track that outlasts the picture', () => {
    const { info, video } = read('timecode-and-gpmd', build);
    expect(info.timecode).toEqual({ value: '19:26:48:04', drop_frame: false, source: 'tmcd', frame_rate_fits: true });
    expect(info.data.map(({ kind }) => kind)).toEqual(['timecode', 'gpmd', 'gopro_fdsc']);
    expect(video).toMatchObject({ width: 854, height: 480, frame_rate: { num: 30000, den: 1001 }, frame_count: 362 });
    // the 2023 build prints 13.013 for the file
    expect(info.container.duration_sec).toBeCloseTo(12.0787, 2);
  });

  it('encrypted, fragmented PQ', () => {
    const { info, video } = read('encrypted-fragmented', build);
    expect(info.container).toMatchObject({
      fragmented: true,
      faststart: true,
      encryption: { encrypted: true, scheme: 'cenc' },
    });
    expect(video).toMatchObject({ color: { transfer: 'smpte2084' }, codec_string: 'hvc1.2.4.L63.90' });
  });
});

it('knows Atmos from the profile of a build that names it, and from dec3 where none does', () => {
  const audioOf = (build: Build, boxes: boolean): AudioStream | undefined => {
    const { raw, header } = loadGolden('eac3-joc', build);
    return normalize(raw, boxes ? header : {}).audio[0];
  };
  expect(audioOf('2023', false)?.object_audio).toBe('Dolby Atmos');
  expect(audioOf('5.1', true)?.object_audio).toBe('Dolby Atmos');
  expect(audioOf('5.1', false)?.object_audio).toBeNull();
});
