import { clustersIn, clustersOf } from './clusters';

const whole = (text: string) =>
  Array.from(new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);

describe('clusters', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(['слово и ', 'é', 'क्ष', 'е\u0308', '👩‍👧', '👋🏽', '🇩🇪', '각', 'ส่', '電'])(
    'are the same where a long text is parted: %s',
    (unit) => {
      for (let lead = 0; lead < unit.length + 1; lead += 1) {
        const text = 'x'.repeat(lead) + `${unit.repeat(7)}ж`.repeat(200);
        expect(clustersOf(text)).toEqual(whole(text));
      }
    },
  );

  it('are asked for in pieces, and no further than they are wanted', () => {
    const asked = jest.spyOn(Intl.Segmenter.prototype, 'segment');
    for (const text of ['а'.repeat(100_000), 'а'.repeat(99_999) + ' ', `а${'\u0301'.repeat(50_000)}`]) {
      expect(clustersIn(text).next().done).toBe(false);
    }
    expect(asked.mock.calls.map(([text]) => text.length)).toEqual([1_000, 1_000, 1_000]);
  });
});
