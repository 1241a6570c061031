import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './chart';
import { ignored, type Instruction, type Stage } from './dockerfile';

/** What the base image and the engine do, and a test can't: packages of the distribution, users, folders of other owners. */
const ofTheEngine = /^(?:apt-get |groupadd |useradd |rm -rf \/|install -d -o )/;
/** Commands performed as they stand, in the stage's own folder. */
const performed = /^(?:npm (?:ci|run) |rm -rf node_modules|install -D |python3 -m (?:pip|zipfile) |\/tools\/ffmpeg )/;
const absolute = /(?<=^|[\s=])\/(?=(?:tools|build|app|data|usr\/local)(?:\/|\s|$))/g;

/**
 * Performs a Dockerfile's steps without an engine: every stage in a folder of its own, COPY through .dockerignore, RUN as written. A step
 * it doesn't know fails the test rather than being left out.
 * @returns the folder of each stage
 */
export function perform(stages: Stage[], folder: string): Record<string, string> {
  const folders: Record<string, string> = {};
  for (const stage of stages) {
    const own = (folders[stage.name] = join(folder, stage.name));
    let at = own;
    mkdirSync(own, { recursive: true });
    for (const { word, text } of stage.instructions) {
      if (word === 'WORKDIR') mkdirSync((at = join(own, text)), { recursive: true });
      else if (word === 'COPY') copy(text, at, own, folders);
      else if (word === 'RUN') run(text, at, own, stage.name);
    }
  }
  return folders;
}

export const valueOf = (instructions: Instruction[], word: string): string =>
  instructions.findLast((instruction) => instruction.word === word)?.text ?? '';

function copy(text: string, at: string, own: string, folders: Record<string, string>): void {
  const [, from, paths = ''] = /^(?:--from=(\S+) )?(.*)$/.exec(text) ?? [];
  const words = paths.split(' ');
  const target = words.pop() ?? '';
  const place = target.startsWith('/') ? join(own, target) : join(at, target);
  for (const word of words) {
    const source = from === undefined ? join(root, word) : join(folders[from] ?? '', word);
    if (from === undefined && !arrives(word)) throw new Error(`.dockerignore keeps ${word} from the builder`);
    const intoFolder = statSync(source).isFile() && (words.length > 1 || target.endsWith('/'));
    const filter = (path: string) => statSync(path).isDirectory() || !ignored(patterns, relative(root, path));
    mkdirSync(intoFolder ? place : dirname(place), { recursive: true });
    const into = intoFolder ? join(place, word.split('/').at(-1) ?? '') : place;
    if (from === undefined) cpSync(source, into, { recursive: true, filter });
    else link(source, into);
  }
}

/** Links files rather than copying them: thousands of packages, and nothing writes into them. */
function link(source: string, into: string): void {
  execFileSync('cp', ['-RlP', source, into]);
}

const patterns = readFileSync(join(root, '.dockerignore'), 'utf8');

/** Whether the file, or something below the folder, passes .dockerignore. */
function arrives(path: string): boolean {
  if (statSync(join(root, path)).isFile()) return !ignored(patterns, path);
  return readdirSync(join(root, path), { recursive: true }).some(
    (below) => !ignored(patterns, `${path}/${String(below)}`),
  );
}

const installed = new Map<string, string>();

function run(text: string, at: string, own: string, stage: string): void {
  for (const command of text.split(' && ')) {
    if (ofTheEngine.test(command)) continue;
    if (!performed.test(command)) throw new Error(`no test performs this step: ${command}`);
    // The repository's own packages were installed from the same lock file; doing so again would only take minutes.
    const known = stage === 'compile' ? join(root, 'node_modules') : installed.get(command);
    if (command.startsWith('npm ci') && known !== undefined) {
      if (stage === 'compile') symlinkSync(known, join(at, 'node_modules'));
      else link(known, join(at, 'node_modules'));
      continue;
    }
    const kept = command.startsWith('npm ci') ? join(own, 'kept_modules') : null;
    execFileSync('/bin/sh', ['-ec', command.replace(absolute, `${own}/`)], {
      cwd: at,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (kept !== null) {
      link(join(at, 'node_modules'), kept);
      installed.set(command, kept);
    }
  }
}
