import type { ResolvedSource } from '@app/media';
import type { ComparisonOptions } from './comparison-documents';
import { reuseKey } from './reuse-key';

const upload = (sha256: string) => ({ view: { kind: 'upload' }, input: { kind: 'upload', sha256 } }) as ResolvedSource;
const url = {
  view: { kind: 'url' },
  input: { kind: 'url', url: 'https://example.com/a.mp4', key: 'k' },
} as unknown as ResolvedSource;
const sides = { reference: upload('a'), distorted: upload('b') };
const options: ComparisonOptions = {
  metrics: ['vmaf', 'psnr'],
  vmaf_model: null,
  alignment: { mode: 'auto' },
  sampling: { every_n_frames: 1 },
  fail_below: null,
  webhook_url: null,
};

describe('reuseKey', () => {
  it('is that of the bytes and of what is measured, not of what is judged', () => {
    const key = reuseKey(sides, options);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(reuseKey(sides, { ...options, metrics: ['psnr', 'vmaf'], fail_below: { vmaf: 90 }, fresh: true })).toBe(key);
  });

  it.each<Partial<ComparisonOptions>>([
    { metrics: ['vmaf'] },
    { vmaf_model: 'vmaf_v0.6.1' },
    { alignment: { mode: 'none' } },
    { alignment: { mode: 'fixed', offset_frames: 1 } },
    { sampling: { every_n_frames: 2 } },
    { sampling: { every_n_frames: 1, every_n_scenes: 2 } },
    { scaling: 'lanczos' },
  ])('differs with %j', (change) => {
    expect(reuseKey(sides, { ...options, ...change })).not.toBe(reuseKey(sides, options));
  });

  it('tells the sides apart', () => {
    expect(reuseKey({ reference: upload('b'), distorted: upload('a') }, options)).not.toBe(reuseKey(sides, options));
  });

  it('is none of what may have changed unseen', () => {
    expect(reuseKey({ ...sides, distorted: url }, options)).toBeNull();
  });
});
