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
  [['film (1).*'], [], 'film (1).mp4', true],
  [['a+b|c.mp4'], [], 'a+b|c.mp4', true],
  [['a\\+b.mp4'], [], 'a+b.mp4', true],
  [['(a|b).mp4'], [], 'a.mp4', false],
  [['{a,b}+.mp4'], [], 'aa.mp4', false],
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

it.each(['(a+)+b', '([a-z]+)+!', '(a|a)+b', '{a,a}+!', '(?:a+)+!', '[a-z]+[a-z]+!', '\\\\(a+)+b'])(
  'takes %s for a name, not for a regular expression that never ends',
  (glob) => {
    // 2^20 steps are a second; a name of 255 letters would take longer than the world is old.
    const began = process.cpuUsage();
    expect(globs([glob], [])(`${'a'.repeat(22)}.mp4`)).toBe(false);
    expect(process.cpuUsage(began).user).toBeLessThan(200_000);
  },
);
