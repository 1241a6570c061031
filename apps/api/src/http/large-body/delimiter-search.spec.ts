import { DelimiterSearch } from './delimiter-search';

/** A generator of numbers below a limit, the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

describe('the search for a delimiter', () => {
  it.each([5, 6, 7, 8, 9, 44, 59, 74])('of %d bytes finds it wherever it lies, and not before its start', (length) => {
    const delimiter = Buffer.from(`\r\n--${'-'.repeat(length)}`.slice(0, length - 1) + 'x');
    const search = new DelimiterSearch(delimiter);
    const memory = Buffer.alloc(4 * length + 8, '-');
    for (let offset = 0; offset < 4; offset += 1)
      for (let at = 0; at <= 2 * length + 4; at += 1) {
        memory.fill('-');
        delimiter.copy(memory, offset + at);
        for (const bytes of [memory.subarray(offset), memory.subarray(offset, offset + at + length)])
          expect([at, search.in(bytes, 0), search.in(bytes, at), search.in(bytes, at + 1)]).toEqual([at, at, at, -1]);
        expect(search.in(memory.subarray(offset, offset + at + length - 1), 0)).toBe(-1);
      }
  });

  it('finds the first of several among what is much like it, as indexOf does', () => {
    const number = numbers(3);
    for (let round = 0; round < 3_000; round += 1) {
      const delimiter = Buffer.from(`\r\n--${Array.from({ length: 1 + number(12) }, () => 'a-'[number(2)]).join('')}`);
      const pieces = ['a', '-', '\r\n', '--', 'other bytes', delimiter.toString(), delimiter.subarray(1).toString()];
      const text = Array.from({ length: number(200) }, () => pieces[number(number(9) === 0 ? 7 : 5)]).join('');
      const bytes = Buffer.from(text);
      const start = number(bytes.length + 1);
      const told = [round, delimiter.toString(), text, start];
      expect([...told, new DelimiterSearch(delimiter).in(bytes, start)]).toEqual([
        ...told,
        bytes.indexOf(delimiter, start),
      ]);
    }
  });

  it('goes on as indexOf does in bytes that are much like the delimiter everywhere', () => {
    const delimiter = Buffer.from(`\r\n--${'-'.repeat(40)}`);
    const bytes = Buffer.alloc(200_000, '-');
    const search = new DelimiterSearch(delimiter);
    expect(search.in(bytes, 0)).toBe(-1);
    delimiter.copy(bytes, 150_001);
    expect([search.in(bytes, 0), search.in(bytes, 150_002)]).toEqual([150_001, -1]);
  });

  it('gives up its own steps after so many suspicions, however much looks like the delimiter', () => {
    const search = new DelimiterSearch(Buffer.from(`\r\n--${'-'.repeat(40)}`));
    const steps = jest.spyOn(search as unknown as { suspicious: () => number }, 'suspicious');
    const bytes = Buffer.alloc(409_600, '-');
    search.in(bytes, 0);
    expect(steps.mock.calls.length).toBeLessThan(bytes.length / 4096 + 2);
  });
});
