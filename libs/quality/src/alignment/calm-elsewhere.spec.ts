import { alignedClips } from './testing/aligned';
import { type Clip, noise, onOneSet, range, walking, wandering } from './testing/synthetic-clip';

const film = walking(1);
const set = onOneSet(film);
const grain = noise(0.2);
/** Drifts by a fifth of a step of luma a frame. */
const drifting: Clip = (n) => wandering(n * 0.01);

describe('sides of which little moves', () => {
  it('are compared as they stand where they lie so', () => {
    const { trusted, reasons } = alignedClips([drifting, range(0, 200)], [drifting, range(0, 200)], grain);
    expect({ trusted, reasons }).toEqual({ trusted: true, reasons: ['too_static_to_align'] });
  });

  it.each([5, 40])('are not where what drifts lies %i frames away', (late) => {
    const { trusted, reasons } = alignedClips([drifting, range(0, 200)], [drifting, range(late, 200)], grain);
    expect({ trusted, reason: reasons[0] }).toEqual({ trusted: false, reason: 'offset_uncertain' });
  });

  it.each<[string, (n: number) => number]>([
    ['refreshed every twelve frames', (n) => n - (n % 12)],
    ['frozen for a while', (n) => (n >= 80 && n < 160 ? 80 : n)],
  ])('are scored where the other side is %s', (_name, shown) => {
    const frames = range(0, 200);
    const { trusted, reasons } = alignedClips([drifting, frames], [drifting, frames.map(shown)], grain);
    expect({ trusted, reasons }).toEqual({ trusted: true, reasons: ['too_static_to_align'] });
  });

  it('are scored where the reference stands still and the other side moves: any frame of it will do', () => {
    const still: Clip = () => set(150);
    const { trusted, reasons, offsetFrames } = alignedClips([still, range(0, 200)], [set, range(60, 260)], noise(1));
    expect({ trusted, reasons, offsetFrames }).toEqual({
      trusted: true,
      reasons: ['too_static_to_align'],
      offsetFrames: 0,
    });
  });

  it('are not where it moves through other pictures', () => {
    const still: Clip = () => film(150);
    const { trusted, reasons } = alignedClips([still, range(0, 200)], [film, range(200, 400)], noise(1));
    expect({ trusted, reasons }).toEqual({ trusted: false, reasons: ['too_static_to_align', 'content_differs'] });
  });
});
