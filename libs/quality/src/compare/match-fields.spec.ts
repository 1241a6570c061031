import { comparedRate, fieldChain, fieldWords, matchFields, noFields } from './match-fields';

const side = (rate: number, height = 576) =>
  ({
    width: 720,
    height,
    scan: { type: null, field_order: null, source: null },
    average_frame_rate: { num: rate, den: 1, value: rate },
    frame_rate: null,
  }) as unknown as Parameters<typeof comparedRate>[0];
const sides = (reference: number, distorted: number, height = 576) => ({
  reference: side(reference),
  distorted: side(distorted, height),
});

it('leaves sides alone whose fields lie in the same lines, and those without fields', () => {
  expect(matchFields(sides(25, 25), { reference: 'tff', distorted: 'tff' })).toEqual(noFields);
  expect(matchFields(sides(25, 50), { reference: null, distorted: null })).toEqual(noFields);
});

it('makes pictures of fields where orders or sizes differ', () => {
  const field = (order: string) => ({ pictures: 'field', order });
  expect(matchFields(sides(25, 25), { reference: 'tff', distorted: 'bff' })).toEqual({
    reference: field('tff'),
    distorted: field('bff'),
  });
  expect(matchFields(sides(25, 25, 288), { reference: 'tff', distorted: 'tff' })).toEqual({
    reference: field('tff'),
    distorted: field('tff'),
  });
});

it('deinterlaces the side that is interlaced, a picture a field where the other has as many', () => {
  const bob = matchFields(sides(25, 50), { reference: 'tff', distorted: null });
  expect(bob).toEqual({ reference: { pictures: 'field', order: 'tff' }, distorted: null });
  expect(comparedRate(side(25), bob.reference)).toBe(50);
  expect(fieldChain(bob.reference)).toBe('bwdif=mode=send_field:parity=tff:deint=all,');
  const frames = matchFields(sides(25, 25), { reference: null, distorted: 'bff' });
  expect(frames).toEqual({ reference: null, distorted: { pictures: 'frame', order: 'bff' } });
  expect(comparedRate(side(25), frames.distorted)).toBe(25);
  expect(fieldWords(frames)).toEqual(['distorted deinterlaced (bwdif, bff), a picture a frame']);
});
