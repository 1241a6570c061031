import type { SeenRendition } from './build-ladder';
import { scansAlone } from './trick-play';

/** A rung of ten seconds; `rate` pictures a second. */
function rung(rate: number, isIntra: boolean, sound: { group?: string; own?: boolean } = {}): SeenRendition {
  return {
    open: { declared: { kind: 'video', audioGroup: sound.group ?? null }, playlist: { iFramesOnly: false } },
    look: {
      pictures: { count: rate * 10, keyframes: isIntra ? rate * 10 : 5, seconds: 10 },
      media: { audio: sound.own ? [{}] : [] },
    },
    notMeasured: null,
  } as unknown as SeenRendition;
}

const film = rung(60, false);

it('takes few keyframes without sound for scanning', () => {
  expect(scansAlone(rung(15, true), [film])).toBe(true);
  expect(scansAlone(rung(16, true), [film])).toBe(false);
  expect(scansAlone(rung(15, false), [film])).toBe(false);
});

it('takes what has sound for a rung, be it intra alone and slow', () => {
  expect(scansAlone(rung(15, true, { own: true }), [film])).toBe(false);
  expect(scansAlone(rung(15, true, { group: 'stereo' }), [film])).toBe(false);
});
