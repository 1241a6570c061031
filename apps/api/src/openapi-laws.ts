import type { OpenAPIObject } from '@nestjs/swagger';
import { failureReply } from './http/api-failures';

type Schema = Record<string, unknown> & {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
};
interface Reply {
  description?: string;
  content?: object;
  headers?: Record<string, unknown>;
}
interface BodyContent {
  schema?: Schema;
  examples?: Record<string, { value?: unknown }>;
}
interface Operation {
  requestBody?: { required?: boolean; content: Record<string, BodyContent> };
  responses: Record<string, Reply>;
}

const integer = { type: 'integer', minimum: 0 };
const headers = {
  'X-Request-Id': { description: 'the caller’s, where it was well formed, else a new one', schema: { type: 'string' } },
  'RateLimit-Limit': { description: 'requests the tightest budget allows', schema: integer },
  'RateLimit-Remaining': { description: 'requests left in it', schema: integer },
  'RateLimit-Reset': { description: 'seconds until it is full again', schema: integer },
  'Retry-After': { description: 'seconds to wait before the next try', schema: integer },
};
const everywhere = ['X-Request-Id', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];
/** Bodies that are text in a form JSON Schema has no words for. */
const written = /^text\/|ndjson$|yaml$/;
const verbs = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Replies that say more than the document can name: further members come with the code of a failure. */
const openReplies = ['JobErrorDto'];

/**
 * Writes into the document what holds for every route: the headers of every response, and that a body may be too large, of another type,
 * or refused for a field nobody knows.
 */
export function writeLaws(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  document.components = { ...document.components, headers: headers };
  for (const name of openReplies) if (schemas[name]) schemas[name]['additionalProperties'] = true;
  for (const path of Object.values(document.paths)) {
    for (const verb of verbs) {
      const operation = path[verb] as Operation | undefined;
      if (!operation) continue;
      if (operation.requestBody) {
        closeBody(operation.requestBody, schemas);
        for (const status of [413, 415]) operation.responses[status] ??= failureReply(status);
      }
      for (const [status, response] of Object.entries(operation.responses)) tellHeaders(status, response);
    }
  }
  return document;
}

function tellHeaders(status: string, response: Reply): void {
  const names = status === '429' ? [...everywhere, 'Retry-After'] : everywhere;
  const told = names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const);
  response.headers = { ...Object.fromEntries(told), ...response.headers };
}

/** A body of which nothing is required may be left out. */
function closeBody(body: NonNullable<Operation['requestBody']>, schemas: Record<string, Schema>): void {
  const json = body.content['application/json']?.schema;
  const schema = json && fitting(json, false);
  const target = schema && (schema.$ref ? schemas[nameIn(schema.$ref)] : schema);
  if (target?.properties && (target.required ?? []).length === 0 && Object.keys(body.content).length === 1)
    body.required = false;
  for (const [type, content] of Object.entries(body.content)) {
    const isText = written.test(type);
    if (isText) content.schema = textIn(content.schema);
    else if (content.schema) content.schema = fitting(content.schema, type === 'multipart/form-data');
    if (content.examples) content.examples = examplesOf(content.examples, isText);
  }
  if (target) close(target, schemas, new Set());
}

/** What the alternative that is text says of it, where there is one. */
function textIn(schema: Schema | undefined): Schema {
  const alternatives = (schema?.['oneOf'] ?? []) as Schema[];
  return alternatives.find(({ type }) => type === 'string') ?? { type: 'string' };
}

/** Those that can be sent as they stand: text where the body is text, else values. */
function examplesOf(examples: NonNullable<BodyContent['examples']>, asText: boolean): BodyContent['examples'] {
  return Object.fromEntries(Object.entries(examples).filter(([, { value }]) => (typeof value === 'string') === asText));
}

/** Of alternatives the ones this type of body can hold: a file travels in multipart alone. */
function fitting(schema: Schema, multipart: boolean): Schema {
  const alternatives = schema['oneOf'] as Schema[] | undefined;
  const holdsFile = ({ properties }: Schema) =>
    Object.values(properties ?? {}).some(({ format }) => format === 'binary');
  if (!alternatives?.some(holdsFile)) return schema;
  const [only, ...more] = alternatives.filter((one) => holdsFile(one) === multipart);
  return only && more.length === 0 ? only : schema;
}

function close(schema: Schema, schemas: Record<string, Schema>, seen: Set<Schema>): void {
  if (schema.$ref) {
    const target = schemas[nameIn(schema.$ref)];
    if (target) close(target, schemas, seen);
    return;
  }
  if (seen.has(schema)) return;
  seen.add(schema);
  if (schema.properties && schema['additionalProperties'] === undefined) schema['additionalProperties'] = false;
  const alternatives = ['allOf', 'oneOf', 'anyOf'].flatMap((word) => (schema[word] as Schema[] | undefined) ?? []);
  for (const part of [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
    ...alternatives,
  ])
    close(part, schemas, seen);
}

const nameIn = (reference: string): string => reference.replace('#/components/schemas/', '');
