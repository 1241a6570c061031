import type { DigestFact } from './digest';

const units: [RegExp, string][] = [
  [/_sec$/, 's'],
  [/_bps$/, 'bit/s'],
  [/_hz$/, 'Hz'],
  [/_bytes$/, 'bytes'],
  [/_lufs$/, 'LUFS'],
  [/_lu$/, 'LU'],
  [/_dbtp$/, 'dBTP'],
  [/_cd_m2$/, 'cd/m²'],
  [/_deg$/, '°'],
  [/_frames$/, 'frames'],
];

/**
 * Named fields of a document as facts with ids `<prefix>.<path>`. What is null or no plain value is left out.
 * @param paths dotted paths below `document`
 */
export function factsOf(prefix: string, document: unknown, paths: readonly string[]): DigestFact[] {
  return paths.flatMap((path) => {
    const value = path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), document);
    const plain = Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(', ') : value;
    if (typeof plain !== 'string' && typeof plain !== 'number' && typeof plain !== 'boolean') return [];
    if (plain === '') return [];
    return [{ id: `${prefix}.${path}`, value: plain, unit: unitOf(path, plain) }];
  });
}

function unitOf(path: string, value: unknown): string | null {
  if (typeof value !== 'number') return null;
  return units.find(([ending]) => ending.test(path))?.[1] ?? null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
