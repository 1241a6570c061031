import type { Measurements } from '../analyzer';
import { runChecks } from '../run-checks';
import { factAnalyzers } from './index';

type Loose = Record<string, unknown>;

const timing = { gap_count: 0, gaps: [], backward_dts_count: 0, duplicate_pts_count: 0, wrap_count: 0 };
const lengths = {
  usual_ms: 40,
  mean_ms: 40,
  min_ms: 40,
  max_ms: 40,
  deviating_count: 0,
  measured_count: 50,
  variable: false,
};

/** A plain clip of 10 s at 25 frames a second, but for what a test changes. */
function clip(
  changes: { raw?: Loose; container?: Loose; video?: Loose; stream?: Loose; packets?: Loose; rest?: Loose } = {},
): Measurements {
  const packets = {
    complete: true,
    duration_sec: 10,
    interleave_sec: 0.5,
    streams: [
      {
        stream_index: 0,
        packet_count: 250,
        corrupt_count: 0,
        duration_sec: 10,
        bit_rate: { mean_bps: 1_000_000 },
        frame_durations: lengths,
        timing,
        ...changes.stream,
      },
    ],
    ...changes.packets,
  };
  return {
    depth: 'standard',
    raw: {
      format: { duration: '10', probe_score: 100, format_name: 'mov' },
      streams: [{ index: 0, codec_type: 'video', codec_name: 'h264', bit_rate: '1000000' }],
      ...changes.raw,
    },
    media: {
      container: {
        format_names: ['mov'],
        av_offset_sec: 0,
        encryption: { encrypted: false, scheme: null },
        ...changes.container,
      },
      video: [
        {
          index: 0,
          codec: 'h264',
          level: 30,
          width: 720,
          height: 576,
          coded_width: 720,
          coded_height: 576,
          frame_rate: { value: 25 },
          scan: { type: 'progressive' },
          gop: { max_sec: 2, max_frames: 50 },
          hdr: { contradictions: [], content_light: null },
          is_attached_picture: false,
          is_best: true,
          disposition: {},
          ...changes.video,
        },
      ],
      audio: [],
      subtitles: [],
      data: [],
      timecode: null,
    },
    evidence: { packets, boxes: { missingBytes: 0 } },
    content: null,
    complaints: [],
    secondLook: null,
    streamHashes: null,
    thresholds: {},
    toolVersion: null,
    ...changes.rest,
  } as unknown as Measurements;
}

const found = (measurements: Measurements): string[] => [
  ...new Set(runChecks(factAnalyzers, null, measurements).findings.map(({ check }) => check)),
];

it('finds nothing wrong with a plain clip', () => expect(found(clip())).toEqual([]));

describe('just inside and just outside the limit', () => {
  it.each<[string, Parameters<typeof clip>[0], Parameters<typeof clip>[0]]>([
    [
      'container.recognition',
      { raw: { format: { probe_score: 27, format_name: 'mp3' } } },
      { raw: { format: { probe_score: 26, format_name: 'amrnb' } } },
    ],
    ['container.truncated', {}, { rest: { evidence: { packets: undefined, boxes: { missingBytes: 1 } } } }],
    ['container.duration_disagreement', { packets: { duration_sec: 9.51 } }, { packets: { duration_sec: 9.49 } }],
    ['container.interleave', { packets: { interleave_sec: 2 } }, { packets: { interleave_sec: 2.01 } }],
    ['container.av_offset', { container: { av_offset_sec: 0.5 } }, { container: { av_offset_sec: -0.51 } }],
    ['codec.level', { video: { level: 30 } }, { video: { level: 22 } }],
    [
      'bit_rate.disagreement',
      { stream: { bit_rate: { mean_bps: 1_099_000 } } },
      { stream: { bit_rate: { mean_bps: 1_101_000 } } },
    ],
    [
      'frame_rate.disagreement',
      { stream: { frame_durations: { ...lengths, mean_ms: 40.3 } } },
      { stream: { frame_durations: { ...lengths, mean_ms: 40.5 } } },
    ],
    [
      'gop.length',
      { video: { gop: { max_sec: 10, max_frames: 250 } } },
      { video: { gop: { max_sec: 10.1, max_frames: 253 } } },
    ],
    ['timing.backward_dts', {}, { stream: { timing: { ...timing, backward_dts_count: 1 } } }],
    ['timing.duplicate_pts', {}, { stream: { timing: { ...timing, duplicate_pts_count: 1 } } }],
    ['timing.gaps', {}, { stream: { timing: { ...timing, gap_count: 1, gaps: [{ start_sec: 1, end_sec: 1.1 }] } } }],
    ['integrity.corrupt_packets', {}, { stream: { corrupt_count: 1 } }],
    ['integrity.empty_stream', {}, { packets: { streams: [] } }],
  ])('%s', (check, inside, outside) => {
    expect(found(clip(inside))).not.toContain(check);
    expect(found(clip(outside))).toContain(check);
  });
});

it('takes no hole for a gap where frames last differently long', () => {
  const varying = { ...lengths, variable: true, deviating_count: 20 };
  const gaps = { ...timing, gap_count: 20, gaps: [{ start_sec: 1, end_sec: 1.1 }] };
  expect(found(clip({ stream: { frame_durations: varying, timing: gaps } }))).toEqual(['frame_rate.variable']);
});

it('takes an empty chunk of an AVI for the picture before, once more', () => {
  const gaps = { ...timing, gap_count: 1, gaps: [{ start_sec: 0.04, end_sec: 0.08 }] };
  expect(found(clip({ container: { format_names: ['avi'] }, stream: { timing: gaps } }))).toEqual([]);
});

it('holds nobody to times that the clock of the container can’t tell apart', () => {
  // TrueHD: 40 samples of 48 kHz a packet, in Matroska's milliseconds (made by ffmpeg: 400 of 2,400 packets share a time)
  const shared = { ...timing, backward_dts_count: 400, duplicate_pts_count: 400 };
  const plain = { packet_count: 2400, start_sec: 0, end_sec: 2, timing: shared };
  const sound = (time_base: string, stream: Loose = plain) =>
    found(
      clip({
        raw: { streams: [{ index: 0, codec_type: 'audio', codec_name: 'truehd', time_base }] },
        stream,
        rest: { media: { ...clip().media, video: [], audio: [{ index: 0, codec: 'truehd', disposition: {} }] } },
      }),
    );
  const told = ['timing.backward_dts', 'timing.duplicate_pts'];
  expect(sound('1/1000')).toEqual([]);
  expect(sound('1/90000')).toEqual(told);
  // a clock that stands still crowds them, too
  const still = (count: number) => ({ ...timing, backward_dts_count: count, duplicate_pts_count: count });
  expect(sound('1/1000', { ...plain, end_sec: 0, timing: still(2399) })).toEqual(told);
  expect(sound('1/1000', { ...plain, end_sec: 0.001, timing: still(2399) })).toEqual(told);
  expect(sound('1/1000', { ...plain, end_sec: 0.5, timing: still(1900) })).toEqual(told);
  expect(sound('1/1000', { ...plain, timing: still(1000) })).toEqual(told);
});

it('tells a picture that is shown at the time of another where a tick is a frame', () => {
  // frame 50 of 100 at the time of frame 49, the later ones as much sooner
  const stall = { ...timing, backward_dts_count: 1, duplicate_pts_count: 1 };
  const stalled = clip({
    raw: { streams: [{ index: 0, codec_type: 'video', codec_name: 'h264', time_base: '1/25' }] },
    stream: { packet_count: 100, start_sec: 0, end_sec: 3.96, timing: stall },
  });
  expect(found(stalled)).toEqual(['timing.backward_dts', 'timing.duplicate_pts']);
});

it('takes no rate of an AVI for another because pictures are repeated', () => {
  // Xvid: the second chunk of the file is empty, 50 pictures in 51 places
  const repeating = { frame_durations: { ...lengths, mean_ms: 40.8, usual_ms: 40 } };
  expect(found(clip({ stream: repeating }))).toEqual(['frame_rate.disagreement']);
  expect(found(clip({ stream: repeating, container: { format_names: ['avi'] } }))).toEqual([]);
});

it('tells which streams are encrypted where others are not', () => {
  const encryption = { encrypted: true, scheme: 'cenc', partial: true, streams: [0] };
  const [finding] = runChecks(factAnalyzers, ['encryption.present'], clip({ container: { encryption } })).findings;
  expect(finding?.message).toContain('Stream 0 is encrypted (cenc), the rest is clear');
});

it('holds nobody to a bit rate that was only worked out, or named as the usual one', () => {
  const off = { stream: { bit_rate: { mean_bps: 1_500_000 } } };
  expect(found(clip({ ...off, container: { fragmented: true } }))).not.toContain('bit_rate.disagreement');
});

it('takes the end of a Matroska file that kept its times for its duration', () => {
  const part = (format: string, duration: string) =>
    clip({
      raw: { format: { duration, probe_score: 100, format_name: format } },
      container: { format_names: [format], start_time_sec: 5 },
    });
  expect(found(part('matroska', '15.02'))).toEqual([]);
  expect(found(part('matroska', '20'))).toEqual(['container.duration_disagreement']);
  expect(found(part('flv', '15.02'))).toEqual(['container.duration_disagreement']);
});

it('compares no duration of a picture, which has none', () => {
  const still = { packets: { duration_sec: 1 }, container: { duration_sec: null } };
  expect(found(clip(still))).not.toContain('container.duration_disagreement');
});

it('adds up the links of a chained Ogg', () => {
  const chained = { stream: { chained_duration_sec: 20 } };
  expect(found(clip({ ...chained, container: { format_names: ['ogg'] } }))).toContain(
    'container.duration_disagreement',
  );
  expect(found(clip(chained))).not.toContain('container.duration_disagreement');
});
