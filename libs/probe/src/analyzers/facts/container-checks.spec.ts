import type { Measurements } from '../analyzer';
import { duration } from './container-checks';

const animation = (picture: unknown) =>
  ({
    raw: { format: { format_name: 'webp_pipe' } },
    media: { container: { duration_sec: 1, format_names: ['webp_pipe'] }, data: [], subtitles: [] },
    evidence: { packets: { complete: true, duration_sec: 0.04, streams: [] }, picture },
    content: { results: { coverage: { complete: true, decoded_video_end_sec: 1, decoded_audio_end_sec: null } } },
  }) as unknown as Measurements;

it('compares no animation with the one packet ffprobe makes of it, whose length is a guess', () => {
  expect(duration.analyze(animation({ frameCount: 10, durationSec: 1 }))).toEqual({
    notEvaluated: 'its header alone has times: there are none beside them to compare',
  });
  expect(duration.analyze(animation(null))).toMatchObject({ findings: [{ measured: 0.96 }] });
});
