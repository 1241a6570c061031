/* What callers rely on in the OpenAPI document, a line each, and what of it a change takes away. With --write, accepts the document as it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../apps/api');
const surfacePath = join(folder, 'openapi-surface.txt');

type Schema = Record<string, unknown> & {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
};
interface Operation {
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** Lines as `GET /path`, `GET /path ? name`, `GET /path < name` (a field taken), `GET /path ! name` (one that must be sent), `GET /path 200 > name`. */
export function surfaceOf(document: Document): string[] {
  const lines = new Set<string>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [verb, operation] of Object.entries(operations)) {
      const route = `${verb.toUpperCase()} ${path}`;
      lines.add(route);
      for (const { name, required } of operation.parameters ?? [])
        lines.add(`${route} ? ${name}`).add(required ? `${route} ! ${name}` : route);
      const bodies = Object.entries(operation.requestBody?.content ?? {});
      for (const [type, { schema }] of bodies)
        for (const { name, required } of fieldsOf(schema, document))
          // Of several kinds of body the caller sends one: what another demands is not demanded of all.
          lines
            .add(`${route} < ${name}`)
            .add(required && (bodies.length === 1 || type === 'application/json') ? `${route} ! ${name}` : route);
      for (const [status, { content }] of Object.entries(operation.responses)) {
        lines.add(`${route} ${status}`);
        const given = status.startsWith('2') ? content?.['application/json']?.schema : undefined;
        for (const { name } of fieldsOf(given, document)) lines.add(`${route} ${status} > ${name}`);
      }
    }
  }
  return [...lines].sort();
}

/** What would break a caller: whatever is gone, and whatever must be sent now on a route that was there. */
export function breaksBetween(before: readonly string[], after: readonly string[]): string[] {
  const [had, has] = [new Set(before), new Set(after)];
  const gone = before.filter((line) => !has.has(line) && !line.includes(' ! ')).map((line) => `gone: ${line}`);
  const demanded = after.filter(
    (line) => line.includes(' ! ') && !had.has(line) && had.has(line.split(' ! ')[0] ?? ''),
  );
  return [...gone, ...demanded.map((line) => `must be sent now: ${line}`)];
}

export const readSurface = (): string[] => readFileSync(surfacePath, 'utf8').split('\n').filter(Boolean);
export const readDocument = (): Document => JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8')) as Document;

function fieldsOf(
  schema: Schema | undefined,
  document: Document,
  prefix = '',
  needed = true,
  above: readonly string[] = [],
): { name: string; required: boolean }[] {
  if (!schema) return [];
  if (schema.$ref) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    return above.includes(name)
      ? []
      : fieldsOf(document.components?.schemas?.[name], document, prefix, needed, [...above, name]);
  }
  if (schema.items) return fieldsOf(schema.items, document, `${prefix}[]`, needed, above);
  const parts = [...alternatives(schema, 'allOf'), ...alternatives(schema, 'oneOf'), ...alternatives(schema, 'anyOf')];
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const required = needed && (schema.required ?? []).includes(key);
    return [
      { name: `${prefix}.${key}`, required },
      ...fieldsOf(property, document, `${prefix}.${key}`, required, above),
    ];
  });
  return [...own, ...parts.flatMap((part) => fieldsOf(part, document, prefix, needed && 'allOf' in schema, above))];
}

const alternatives = (schema: Schema, word: string): Schema[] => (schema[word] as Schema[] | undefined) ?? [];

if (require.main === module && process.argv.includes('--write'))
  writeFileSync(surfacePath, `${surfaceOf(readDocument()).join('\n')}\n`);
