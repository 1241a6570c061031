import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  type?: string;
  items?: Schema;
  example?: unknown;
}
interface Parameter {
  in: string;
  required?: boolean;
  description?: string;
  example?: unknown;
  schema?: Schema;
  content?: Record<string, { schema: Schema; example?: unknown }>;
}

/**
 * Writes optional parameters as they can be left out or sent: their examples in words, for as examples Swagger UI sends every one of them;
 * objects as the JSON text that the service reads.
 */
export function writeParameters(document: OpenAPIObject): OpenAPIObject {
  const operations = Object.values(document.paths).flatMap(
    (path) => Object.values(path) as { parameters?: Parameter[] }[],
  );
  for (const parameter of operations.flatMap(({ parameters = [] }) => parameters)) {
    if (parameter.required === true || parameter.in === 'path') continue;
    tellInWords(parameter);
    if (parameter.in === 'query' && parameter.schema && holdsObject(parameter.schema))
      asJson(parameter, parameter.schema);
  }
  return document;
}

function tellInWords(parameter: Parameter): void {
  const example = parameter.example ?? parameter.schema?.example;
  if (example === undefined) return;
  // Not changed in place: the schema may be that of a field of a body, too.
  parameter.schema = { ...parameter.schema };
  delete parameter.schema.example;
  delete parameter.example;
  const shown = `e.g. \`${typeof example === 'string' ? example : JSON.stringify(example)}\``;
  parameter.description = parameter.description ? `${parameter.description}; ${shown}` : shown;
}

/** Every schema that a query refers to is an object. */
function holdsObject({ $ref, type, items }: Schema): boolean {
  return $ref !== undefined || type === 'object' || (items !== undefined && holdsObject(items));
}

/** Where nothing is given Swagger UI makes something up: nothing is what it shall send. */
function asJson(parameter: Parameter, schema: Schema): void {
  delete parameter.schema;
  parameter.content = { 'application/json': { schema, example: schema.type === 'array' ? [] : {} } };
}
