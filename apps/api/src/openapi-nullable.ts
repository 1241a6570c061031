import type { OpenAPIObject } from '@nestjs/swagger';

/**
 * A named document or null is written `nullable` with `allOf` and no `type` beside: with one, generators of clients take it for a document
 * that is always there, and fail at the first null. Of a choice that may be null, null is one (OpenAPI 3.0.3, "enum").
 */
export function writeNullable(document: OpenAPIObject): OpenAPIObject {
  loosen(document);
  return document;
}

function loosen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const schema = value as { nullable?: unknown; type?: unknown; enum?: unknown[]; allOf?: { $ref?: string }[] };
  const [only, ...more] = Array.isArray(schema.allOf) ? schema.allOf : [];
  if (schema.nullable === true && schema.type === 'object' && only?.$ref !== undefined && more.length === 0)
    delete schema.type;
  if (schema.nullable === true && Array.isArray(schema.enum) && !schema.enum.includes(null))
    schema.enum = [...schema.enum, null];
  for (const part of Object.values(value)) loosen(part);
}
