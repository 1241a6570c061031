import picomatch from 'picomatch';
import { globNotAcceptable } from '../errors';

const longest = 500;
const most = 50;
/** Each more is another power of the length of a name: a glob must not keep a worker busy for minutes. */
const mostStarsInName = 3;
const mostFolderStars = 3;

/**
 * Whether a path is meant: by any of `include` (everything without), by none of `exclude`. Names that begin with a dot are meant only where
 * a glob says so.
 * @throws AppError GLOB_NOT_ACCEPTABLE
 */
export function globs(include: readonly string[], exclude: readonly string[]): (path: string) => boolean {
  for (const glob of [...include, ...exclude]) requireGlob(glob);
  if (include.length + exclude.length > most)
    throw globNotAcceptable({ glob: include[0] ?? exclude[0] ?? '', reason: `there are more than ${most}` });
  const options = { noextglob: true, strictBrackets: false };
  const included = picomatch(include.length > 0 ? include.map(globAlone) : ['**'], options);
  const excluded = exclude.length > 0 ? picomatch(exclude.map(globAlone), { ...options, dot: true }) : () => false;
  return (path) => included(path) && !excluded(path);
}

/**
 * The matcher takes what glob has no meaning for as a regular expression: `(a+)+b` needs 2^n steps for a name of n letters. Here these are
 * characters of a name.
 */
function globAlone(glob: string): string {
  return glob.replace(/\\.|[()|+]/gs, (part) => (part.length > 1 ? part : `\\${part}`));
}

function requireGlob(glob: string): void {
  const refuse = (reason: string) => globNotAcceptable({ glob: glob.slice(0, 100), reason });
  if (glob === '') throw refuse('it is empty');
  if (glob.length > longest) throw refuse(`it is longer than ${longest} characters`);
  if (glob.startsWith('/') || glob.startsWith('!')) throw refuse('it must be a path below the folder or prefix');
  if (glob.split('/').includes('..')) throw refuse('it has a .. segment');
  const names = glob.split('/');
  if (names.filter((name) => name.includes('**')).length > mostFolderStars)
    throw refuse(`it has more than ${mostFolderStars} times **`);
  if (names.some((name) => (name.match(/\*+/g) ?? []).length > mostStarsInName))
    throw refuse(`a name in it has more than ${mostStarsInName} stars`);
  if (glob.length > 0 && (glob.match(/\{/g) ?? []).length > 4) throw refuse('it has more than four {lists}');
}
