import type { Mp4Facts, ProbeOutput } from '@app/ffmpeg';
import { undecodedPicture } from './read-header';

const probe = {} as ProbeOutput;
const file = (hasMoov: boolean, tileCount: number | null): Mp4Facts =>
  ({ hasMoov, picture: tileCount === null ? null : { tileCount } }) as Mp4Facts;

it('decodes what ffmpeg maps as ffprobe counts: movies and stills of one piece', () => {
  expect(undecodedPicture({ probe, picture: null })).toBeNull();
  expect(undecodedPicture({ probe, picture: file(true, null) })).toBeNull();
  expect(undecodedPicture({ probe, picture: file(false, 0) })).toBeNull();
});

it.each([
  ['a HEIF picture that ffprobe does not open', null, file(false, 0)],
  ['a grid of tiles', probe, file(false, 2)],
  ['an image sequence with its still', probe, file(true, 0)],
])('does not decode %s, and takes that for no damage', (_, opened, picture) => {
  expect(undecodedPicture({ probe: opened, picture })).toMatchObject({ isDamage: false });
});
