import type { AnalysisOptions } from './analysis-options';
import { contentKey, optionsKey } from './reuse-keys';

const options: AnalysisOptions = {
  depth: 'standard',
  checks: ['b', 'a'],
  policy: null,
  ffprobe: { probe_size_bytes: 1, count_frames: true },
  webhook_url: null,
  insights: false,
  fresh: false,
};
const file = {
  kind: 'file_path' as const,
  path: '/m/a.mp4',
  dev: 1,
  ino: 2,
  sizeBytes: 3,
  modifiedMs: 4,
  changedMs: 5,
};

it('names options alike whatever their order, and apart when the answer could differ', () => {
  expect(optionsKey({ ...options, checks: ['a', 'b'], ffprobe: { count_frames: true, probe_size_bytes: 1 } })).toBe(
    optionsKey(options),
  );
  expect(optionsKey({ ...options, webhook_url: 'https://example.com' })).toBe(optionsKey(options));
  expect(optionsKey({ ...options, depth: 'full' })).not.toBe(optionsKey(options));
  // the same measurements are judged anew by every policy
  expect(optionsKey({ ...options, policy: 'youtube-upload' })).toBe(optionsKey(options));
  expect(optionsKey({ ...options, policy_audio_groups: '1+2' })).not.toBe(optionsKey(options));
  const thresholds = { 'video.black': { warn_sec: 3, min_sec: 1 } };
  expect(optionsKey({ ...options, thresholds })).not.toBe(optionsKey(options));
  expect(optionsKey({ ...options, thresholds: { 'video.black': { min_sec: 1, warn_sec: 3 } } })).toBe(
    optionsKey({ ...options, thresholds }),
  );
  expect(optionsKey({ ...options, audio_groups: [{ streams: [1, 2] }] })).not.toBe(optionsKey(options));
});

it('tells a file from the one it was before it was written again', () => {
  expect(contentKey({ ...file, changedMs: 6 })).not.toBe(contentKey(file));
  expect(contentKey({ kind: 'url', sealed: 'x' })).toBeNull();
  expect(contentKey({ kind: 'url', sealed: 'x', key: 'k' })).toBe('url:k');
});
