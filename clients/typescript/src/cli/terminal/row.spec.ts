import { row } from './row';

const { isTTY, columns } = process.stdout;

function screen(width: number | null): void {
  Object.assign(process.stdout, { isTTY: width !== null, columns: width });
}
afterAll(() => Object.assign(process.stdout, { isTTY, columns }));

const words = 'The peaks of stream 1 rise only 1.1 LU above its loudness: it is limited hard, or a tone.';

describe('a labelled line', () => {
  it('goes on below its own text where the terminal is narrower', () => {
    screen(66);
    expect(row('Findings', words).split('\n')).toEqual([
      '  Findings       The peaks of stream 1 rise only 1.1 LU above its',
      '                 loudness: it is limited hard, or a tone.',
    ]);
  });

  it('keeps clear of the column of its first word', () => {
    screen(70);
    expect(row('', `info     ${words}`, 9).split('\n')).toEqual([
      '                 info     The peaks of stream 1 rise only 1.1 LU above',
      '                          its loudness: it is limited hard, or a tone.',
    ]);
  });

  it('stays one line in a pipe, and where there is no room for a column', () => {
    for (const width of [null, 30]) {
      screen(width);
      expect(row('Findings', words)).toBe(`  Findings       ${words}`);
    }
  });
});
