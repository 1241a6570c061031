import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { chartFolder } from './chart';

/** The chart's README from its values: a table row for each value that a `# --` line explains. */
export function chartReadme(): string {
  const text = readFileSync(join(chartFolder, 'values.yaml'), 'utf8');
  const document = parseDocument(text);
  const rows = rowsOf(document.contents as YAMLMap<unknown, unknown>, '');
  const explained = text.split('\n').filter((line) => /^\s*# -- /.test(line)).length;
  if (rows.length !== explained)
    throw new Error(`values.yaml explains ${explained} values, the table has ${rows.length}`);
  return `${introduction}\n## Values\n\n| value | default | meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
}

const introduction = `# FFprobe API: the chart

\`\`\`sh
kubectl create secret generic db-secret --from-literal=url='postgres://user:password@host:5432/ffprobe'
kubectl create secret generic ffprobe-api-secrets \\
  --from-literal=jwt-secret="$(openssl rand -hex 32)" --from-literal=encryption-key="$(openssl rand -hex 32)"
helm install media ./helm --set redis.url=redis://redis:6379
helm test media
\`\`\`

With nothing prepared, on one node: \`helm install media ./helm --values helm/ci/tryout-values.yaml\`.
More in docs/deployment.md. This file is made from values.yaml by \`node scripts/check/helm.mjs --write\`.
`;

function rowsOf(map: YAMLMap<unknown, unknown>, prefix: string): string[] {
  return map.items.flatMap((pair, at) => {
    const name = prefix + keyOf(pair);
    // The comment of a map's first key belongs to the map's value in YAML's syntax tree.
    const comment = commentBefore(pair.key) ?? (at === 0 ? (map.commentBefore ?? null) : null);
    const explained = comment
      ?.split('\n')
      .findLast((line) => line.startsWith(' -- '))
      ?.slice(4);
    const own =
      explained === undefined ? [] : [`| \`${name}\` | ${shown(pair.value)} | ${explained.replaceAll('|', '\\|')} |`];
    return explained === undefined && isMap(pair.value) ? rowsOf(pair.value, `${name}.`) : own;
  });
}

const keyOf = (pair: Pair<unknown, unknown>): string =>
  isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
const commentBefore = (key: unknown): string | null => (isScalar(key) ? (key.commentBefore ?? null) : null);

function shown(value: unknown): string {
  const plain = (value as { toJSON(): unknown }).toJSON();
  return plain === '' ? 'empty' : `\`${JSON.stringify(plain).replaceAll('|', '\\|')}\``;
}
