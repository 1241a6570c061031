import { globs } from './globs';

it.each([
  [['**/*.mp4'], [], 'a/b.mp4', true],
  [['**/*.mp4'], [], 'b.mp4', true],
  [['*.mp4'], [], 'a/b.mp4', false],
  [['**/*.{mp4,mov}'], ['**/trailers/**'], 'a/trailers/b.mov', false],
  [['**/*.{mp4,mov}'], ['**/trailers/**'], 'a/films/b.mov', true],
  [[], ['*.txt'], 'a.mkv', true],
  [[], [], '.hidden/a.mkv', false],
  [[], ['**/a.mkv'], '.hidden/a.mkv', false],
  [['.hidden/*'], [], '.hidden/a.mkv', true],
])('%j without %j means %s: %s', (include, exclude, path, meant) => {
  expect(globs(include, exclude)(path)).toBe(meant);
});

it.each(['', '/etc/*', '../*', 'a/../../b', '!*.mp4', '*a*b*c*d', '**/**/**/**/x', 'x'.repeat(501)])(
  'refuses %s',
  (glob) => {
    expect(() => globs([glob], [])).toThrow(/is not acceptable/);
  },
);

it('is quick on the worst name it accepts', () => {
  const meant = globs(['**/a*a*a*b/**/a*a*a*b/**/x'], []);
  const name = 'a'.repeat(255);
  const began = performance.now();
  for (let count = 0; count < 20; count += 1) meant(`${name}/${name}/${name}/${name}/y`);
  expect(performance.now() - began).toBeLessThan(10_000);
});
