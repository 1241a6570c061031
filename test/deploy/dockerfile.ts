import { readFileSync } from 'node:fs';

export interface Instruction {
  word: string;
  text: string;
}

export interface Stage {
  name: string;
  base: string;
  instructions: Instruction[];
}

/** A Dockerfile's stages, in order; comments are left out and continued lines joined. */
export function readDockerfile(path: string): { arguments: string[]; stages: Stage[] } {
  const joined = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '');
  const stages: Stage[] = [];
  const before: string[] = [];
  for (const line of joined.split('\n').filter((one) => one.trim() !== '')) {
    const [, word = '', text = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    const from = /^(?:--platform=\S+ )?(\S+) AS (\S+)$/.exec(text);
    if (word === 'FROM') {
      if (!from) throw new Error(`a stage without a name: ${line}`);
      stages.push({ base: from[1] ?? '', name: from[2] ?? '', instructions: [] });
    } else {
      const stage = stages.at(-1);
      if (stage) stage.instructions.push({ word, text });
      else before.push(text);
    }
  }
  return { arguments: before, stages };
}

/** Patterns of a .dockerignore; the last that fits a path decides. Supports `*`, `**` and `!`, as far as ours goes. */
export function ignored(patterns: string, path: string): boolean {
  let out = false;
  for (const line of patterns.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const keeps = line.startsWith('!');
    const parts = (keeps ? line.slice(1) : line)
      .split('/')
      .map((part) => (part === '**' ? '.*' : part.replaceAll('.', '\\.').replaceAll('*', '[^/]*')));
    const pattern = new RegExp(`^${parts.join('/').replaceAll('.*/', '(?:.*/)?')}(?:/.*)?$`);
    if (pattern.test(path)) out = !keeps;
  }
  return out;
}
