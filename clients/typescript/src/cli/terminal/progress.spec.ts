import { ProgressLine } from './progress';

const terminal = (columns: number, isTTY = true) => {
  const written: string[] = [];
  return { written, screen: { isTTY, columns, write: (text: string) => written.push(text) } };
};
const halfway = { fraction: 0.5, stage: 'decoding', eta_seconds: 75 };

it('shows what is at work, how far it is and how long it still takes', () => {
  const { written, screen } = terminal(100);
  const line = new ProgressLine(screen, {});
  line.job('film.mp4', halfway);
  expect(written.at(-1)?.replace('\r\u001b[2K', '')).toBe(
    `film.mp4  ${'━'.repeat(12)}${'─'.repeat(12)}  50 %  decoding  1:15 min left`,
  );
  line.clear();
  expect(written.at(-1)).toBe('\r\u001b[2K');
});

it.each([20, 40, 60, 80])('never runs over the edge of %d columns', (columns) => {
  const { written, screen } = terminal(columns);
  new ProgressLine(screen, {}).job('a name that is a good deal longer than most.mp4', halfway);
  expect((written[0] ?? '').replace('\r\u001b[2K', '').length).toBeLessThan(columns);
});

it('lets no name reach the terminal as a command', () => {
  const { written, screen } = terminal(100);
  new ProgressLine(screen, {}).job('\u001b[2Jfilm\u202e.mp4', halfway);
  expect(written[0]).toContain('film?.mp4');
});

it.each([
  ['a pipe', false, {}],
  ['a build', true, { CI: 'true' }],
  ['a dumb terminal', true, { TERM: 'dumb' }],
])('is silent in %s, and asks for no progress', (_, isTTY, environment) => {
  const { written, screen } = terminal(100, isTTY);
  const line = new ProgressLine(screen, environment);
  expect(line.watching('film.mp4')).toEqual({});
  line.job('film.mp4', halfway);
  line.clear();
  expect(written).toEqual([]);
});
