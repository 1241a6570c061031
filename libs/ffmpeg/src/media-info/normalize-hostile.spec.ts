import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceNeeded } from './evidence';
import { loadGolden, type Build } from './golden/load-golden';
import { normalize } from './normalize';
import type { RawProbe } from './raw-probe';

const asRaw = (value: unknown): RawProbe => value as RawProbe;

describe('normalize on whatever JSON there is', () => {
  it.each([
    [undefined],
    [null],
    [[]],
    ['text'],
    [{}],
    [{ streams: 'no', format: [], chapters: 7 }],
    [{ streams: [null, 1, 'x', [], {}] }],
    [{ streams: [{ codec_type: 'video', index: '0', width: 'N/A', side_data_list: {}, tags: [], disposition: 3 }] }],
    [{ streams: [{ codec_type: 'video', r_frame_rate: '1/0', avg_frame_rate: '0/0', sample_aspect_ratio: '0:1' }] }],
    [{ streams: [{ codec_type: 'audio', sample_rate: '1e999', channels: -2, bit_rate: 'Infinity' }] }],
    [{ format: { duration: '-5', size: '99999999999999999999', bit_rate: '0' } }],
  ])('%j', (raw) => {
    const info = normalize(asRaw(raw));
    expect(JSON.parse(JSON.stringify(info))).toEqual(info);
    expect(info.container.duration_sec).toBeNull();
    expect(() => evidenceNeeded(asRaw(raw))).not.toThrow();
  });

  it('keeps prototypes out and text storable', () => {
    const raw = JSON.parse(
      '{"format":{"tags":{"__proto__":"polluted","constructor":"c","title":"a\\u0000b\\ud800","n":5}},' +
        '"streams":[{"codec_type":"audio","disposition":{"__proto__":1},"tags":{"language":"und","__proto__":"x"}}]}',
    ) as RawProbe;
    const { container, audio } = normalize(raw);
    expect(container.tags).toEqual({ constructor: 'c', title: 'a\uFFFDb\uFFFD', n: '5' });
    expect(Object.keys(container.tags)).not.toContain('__proto__');
    expect(audio[0]).toMatchObject({ language: null, disposition: {} });
  });

  it('bounds the number and length of tags', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`t${i}`, 'x'.repeat(20_000)]));
    const { tags } = normalize({ format: { tags: many } }).container;
    expect(Object.keys(tags)).toHaveLength(1_000);
    expect(tags['t0']).toHaveLength(16_384);
  });
});

/** Dispositions nothing reads, in every stream. */
const IGNORED = new Set('lyrics timed_thumbnails captions metadata dependent still_image has_b_frames refs'.split(' '));

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

/** Every value inside, containers too. */
function* places(value: unknown): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    yield { holder: value as Record<string, unknown>, key };
    yield* places(item);
  }
}

describe('normalize on what real tools printed, one value at a time replaced', () => {
  const names = readdirSync(join(__dirname, 'golden')).flatMap((file) => {
    const match = /^(.+)\.(5\.1|2023)\.json$/.exec(file);
    return match?.[2] === '5.1' ? [[match[1], match[2]] as [string, Build]] : [];
  });

  it.each(names)('%s of ffprobe %s', (name, build) => {
    const { raw, header } = loadGolden(name, build);
    const values = [null, -1, 'N/A', {}, [], '9'.repeat(400), 1e300, '\0'];
    let turn = 0;
    for (const { holder, key } of [...places(raw)].filter(({ key: name }) => !IGNORED.has(name))) {
      const before = holder[key];
      holder[key] = values[turn++ % values.length];
      expect(JSON.stringify(normalize(raw, header))).not.toMatch(/NaN|Infinity|\\u0000/);
      holder[key] = before;
    }
    expect(turn).toBeGreaterThan(1);
  });
});
