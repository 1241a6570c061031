import type { VideoStream } from '@app/ffmpeg';
import { align } from '../alignment/align';
import type { Alignment, Sides } from '../alignment/alignment';
import { Signatures } from '../alignment/signatures';
import { range, signaturesOf, wandering } from '../alignment/testing/synthetic-clip';
import { EarlyAlignment, expectedPictures } from './early-alignment';
import { noFields } from './match-fields';

const frames = 40;

function film() {
  const sides = {
    reference: new Signatures(),
    distorted: new Signatures(),
    referenceRate: 25,
    distortedRate: 25,
  };
  const clip = signaturesOf(wandering, range(0, 2 * frames));
  const add = (side: 'reference' | 'distorted', count: number) => {
    for (let n = 0; n < count; n += 1) {
      const picture = clip.at(sides[side].seen % clip.length);
      sides[side].push(new Uint8Array(picture.buffer, picture.byteOffset, picture.byteLength));
    }
  };
  return { sides, add };
}

function early(expected: { reference: number | null; distorted: number | null }) {
  const { sides, add } = film();
  const found = jest.fn((of: Sides): Alignment => align(of));
  return { sides, add, found, early: new EarlyAlignment(sides, expected, found) };
}

describe('EarlyAlignment', () => {
  it('aligns once, when the last picture of either side is there', () => {
    const { sides, add, found, early: one } = early({ reference: frames, distorted: frames });
    add('reference', frames);
    one.taken();
    add('distorted', frames - 1);
    one.taken();
    expect(found).not.toHaveBeenCalled();
    add('distorted', 1);
    one.taken();
    one.taken();
    expect(found).toHaveBeenCalledTimes(1);
    expect(one.alignment()).toEqual(align(sides));
    expect(found).toHaveBeenCalledTimes(1);
  });

  it.each(['reference', 'distorted'] as const)(
    'aligns anew where more pictures of the %s came than were told of',
    (side) => {
      const { sides, add, found, early: one } = early({ reference: frames, distorted: frames });
      add('reference', frames);
      add('distorted', frames);
      one.taken();
      add(side, 2);
      one.taken();
      expect(found).toHaveBeenCalledTimes(1);
      expect(one.alignment()).toEqual(align(sides));
      expect(found).toHaveBeenCalledTimes(2);
    },
  );

  it.each([
    ['are not told', null],
    ['are too many to hold up the run for', 1501],
  ])('aligns at the end alone where the pictures %s', (_, expected) => {
    const { add, found, early: one } = early({ reference: expected, distorted: frames });
    add('reference', expected ?? frames);
    add('distorted', frames);
    one.taken();
    expect(found).not.toHaveBeenCalled();
    one.alignment();
    expect(found).toHaveBeenCalledTimes(1);
  });

  it('leaves it to the end to say that pictures can’t be aligned', () => {
    const { add, found, early: one } = early({ reference: frames, distorted: frames });
    found.mockImplementation(() => {
      throw new Error('nothing to align by');
    });
    add('reference', frames);
    add('distorted', frames);
    expect(() => one.taken()).not.toThrow();
    expect(found).toHaveBeenCalledTimes(1);
    expect(() => one.alignment()).toThrow('nothing to align by');
  });

  it('expects a picture of every field where these are compared', () => {
    const video = { frame_count: 50 } as VideoStream;
    const fields = { ...noFields, distorted: { pictures: 'field', order: 'tff' } } as const;
    expect(expectedPictures({ reference: { video }, distorted: { video } }, fields)).toEqual({
      reference: 50,
      distorted: 100,
    });
  });
});
