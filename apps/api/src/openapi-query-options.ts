import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Record<string, unknown>;
interface Operation {
  parameters?: object[];
}

/** Routes whose options may stand in the query as well, and the body they are options of. */
const options: Record<string, string> = {
  '/api/v1/probe/file': 'ProbeOptionsDto',
  '/api/v1/probe/url': 'ProbeOptionsDto',
  '/api/v1/probe/hls': 'ProbeOptionsDto',
  '/api/v1/probe/dash': 'ProbeOptionsDto',
  '/api/v1/batch/analyze': 'BatchOptionsDto',
};

/**
 * Writes the options into the document as query parameters, each with the schema of its field in a body: Nest's own way, a query of a
 * class, loses what an enum allows.
 */
export function writeQueryOptions(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Record<string, { properties?: Record<string, Schema> }>;
  for (const [path, name] of Object.entries(options)) {
    const operation = document.paths[path]?.post as Operation | undefined;
    const properties = schemas[name]?.properties;
    if (!operation || !properties) throw new Error(`the OpenAPI document has no POST ${path} with ${name}`);
    const parameters = Object.entries(properties).map(([field, { description, ...schema }]) => ({
      name: field,
      in: 'query',
      required: false,
      ...(description !== undefined && { description }),
      schema: alone(schema),
    }));
    operation.parameters = [...(operation.parameters ?? []), ...parameters];
  }
  return document;
}

/** Beside a description Nest wraps a reference; alone it needs no wrapping. */
function alone(schema: Schema): Schema {
  const [only, ...more] = (schema['allOf'] ?? []) as Schema[];
  return only && more.length === 0 && Object.keys(schema).length === 1 ? only : schema;
}
