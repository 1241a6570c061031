import { alignedClips } from './testing/aligned';
import { type Clip, noise, range, walking } from './testing/synthetic-clip';

const film = walking(1);
const frames = range(0, 60);

it('sees a picture that was moved by half a place: what is dark beside it is nothing burnt in', () => {
  const moved: Clip = (n) => {
    const picture = film(n);
    return (x, y) => (x + 0.016 > 1 ? 16 : picture(x + 0.016, y));
  };
  const { trusted, reasons } = alignedClips([film, frames], [moved, frames], noise(5));
  expect({ trusted, reasons }).toEqual({ trusted: false, reasons: ['reframed'] });
});
