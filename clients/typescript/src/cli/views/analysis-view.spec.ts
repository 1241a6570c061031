import type { Analysis } from '../../types';
import { analysisLines } from './analysis-view';

const completed = {
  id: 'a',
  status: 'completed',
  media: {
    container: { format_names: ['mov', 'mp4', 'm4a'], duration_sec: 5, size_bytes: 412_345, bit_rate_bps: null },
    video: [
      {
        index: 0,
        codec: 'h264',
        width: 640,
        height: 360,
        frame_rate: { value: 30_000 / 1_001 },
        scan: {},
        color: {},
        hdr: {},
      },
    ],
    audio: [{ index: 1, codec: null, sample_rate_hz: 44_100, channels: 2 }],
    subtitles: [],
    data: [],
  },
  findings: [],
  not_evaluated: [],
  verdict: null,
};

const lines = (changes: object): string[] =>
  analysisLines({ ...completed, ...changes } as unknown as Analysis).map((line) => line.trim());

describe('an analysis on the terminal', () => {
  it('shows what is known and leaves out what is not', () => {
    expect(lines({})).toEqual([
      'Container      mov,mp4 · 5.00 s · 412 kB',
      'Video 0        h264 · 640x360 · 29.97 fps',
      'Audio 1        unknown · 44.1 kHz · 2 channels',
      'Verdict        none (no policy asked for)',
      'Findings       none',
    ]);
  });

  it('says of a number that it is a profile', () => {
    const video = [{ ...completed.media.video[0], codec: 'vp9', profile: '0' }];
    expect(lines({ media: { ...completed.media, video } })[1]).toBe(
      'Video 0        vp9 · profile 0 · 640x360 · 29.97 fps',
    );
  });

  it('groups what was not evaluated by its reason', () => {
    const not_evaluated = ['a', 'b', 'c', 'd'].map((check) => ({ check, reason: 'needs depth full' }));
    expect(lines({ not_evaluated: [...not_evaluated, { check: 'e', reason: 'no audio' }] }).slice(-2)).toEqual([
      'Not evaluated  a, b and 2 more: needs depth full',
      'e: no audio',
    ]);
  });

  it('lets nothing a file says reach the terminal as a command', () => {
    const finding = { check: 'tags', severity: 'info' as const, message: 'title \u001b[2J\u0007\u202eevil' };
    expect(lines({ findings: [finding] }).at(-1)).toBe('Findings       info     tags  title ?evil');
  });

  it('says why there is no result', () => {
    expect(lines({ status: 'failed', error: { code: 'MEDIA_INVALID', detail: 'Not valid media.' } })).toEqual([
      'Status         failed',
      'Reason         MEDIA_INVALID · Not valid media.',
    ]);
  });
});
