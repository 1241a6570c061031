import { RepeatedFramesDetector } from './repeated-frames';

/** What a detector makes of steps between frames, at 25 frames a second; more than 12 repeats in a row are a freeze. */
function seen(steps: readonly number[]) {
  const detector = new RepeatedFramesDetector(12);
  detector.take(null, 0);
  steps.forEach((step, at) => detector.take(step, (at + 1) / 25));
  const { count, jumps, cadence } = detector.result();
  return { count, jumps, cadence };
}

const times = (count: number, steps: readonly number[]) => Array.from({ length: count }, () => steps).flat();
// as measured on film in H.264 at middling rates
const film = [0.91, 1.05, 1.45, 0.95, 1.0, 0.99, 0.97, 1.43];
const nothing = { count: 0, jumps: 0, cadence: null };

describe('frames that are shown again', () => {
  it('in a lossy film: two in a row, and a jump over what is missing', () => {
    expect(seen([...film, ...film, 0.115, 0.117, 1.76, ...film])).toEqual({ count: 2, jumps: 1, cadence: null });
  });

  it('24 frames in 25: one a second, none missing', () => {
    expect(seen(times(6, [...film, ...film, ...film.slice(0, 7), 0.106, 0.96]))).toMatchObject({
      jumps: 0,
      cadence: 25,
    });
  });

  it('drawn on twos and on threes, film at 60 in the rhythm of three and two', () => {
    expect(seen(times(40, [1.2, 0.01]))).toMatchObject({ jumps: 0, cadence: 2 });
    expect(seen(times(40, [1.2, 0.01, 0.02]))).toMatchObject({ jumps: 0, cadence: 3 });
    expect(seen(times(40, [0.01, 0.02, 1.2]))).toMatchObject({ jumps: 0, cadence: 3 });
    expect(seen(times(20, [1.2, 0.01, 0.02, 1.1, 0.01]))).toMatchObject({ jumps: 0 });
  });

  it('a picture that stops for a third of a second and jumps on', () => {
    expect(seen([...film, ...times(8, [0.02]), 4.1, ...film])).toEqual({ count: 8, jumps: 1, cadence: null });
  });

  it('are none in a lightbox, a strobe, at a cut to black, or where what moves stops', () => {
    expect(seen([...film, ...times(8, [9, ...times(7, [0])])])).toEqual(nothing);
    expect(seen([...film, ...times(9, [40, ...times(6, [0.01])])])).toEqual(nothing);
    expect(seen([...film, 20, ...times(70, [0.05, 0.06, 0.12]), 20, ...film])).toEqual(nothing);
    expect(seen([...film, ...times(5, [0.12]), 0.3, 0.3, 0.3, 0.3])).toEqual(nothing);
  });

  it('no jump where a cut follows', () => {
    expect(seen([...film, 0.05, 25, ...film])).toEqual({ count: 1, jumps: 0, cadence: null });
  });
});
