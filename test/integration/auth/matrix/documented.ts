import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Operation {
  security?: object[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  'x-required-scopes'?: string[];
  'x-required-roles'?: string[];
}

function operationOf(document: OpenAPIObject, route: string): Operation | undefined {
  const [method = '', path = ''] = route.split(' ');
  const item = document.paths[path.replace(/:(\w+)/g, '{$1}')] as Record<string, Operation> | undefined;
  return item?.[method.toLowerCase()];
}

/** What the document says a route needs, in the words of the table. */
export function requirementOf(document: OpenAPIObject, route: string): string {
  const operation = operationOf(document, route);
  if (!operation) return 'it is not in the OpenAPI document: say by hand';
  const [scope] = operation['x-required-scopes'] ?? [];
  const roles = operation['x-required-roles'];
  if (scope !== undefined) return scope;
  if (roles) return roles.length === 1 ? 'admin' : 'session';
  const isAsked = operation.security?.every((way) => Object.keys(way).length > 0) ?? false;
  return isAsked ? 'caller' : 'public';
}

/** Names of the fields of a route's body that name things of users: `analysis_id`, `upload_id`, … at any depth. */
export function namedIds(document: OpenAPIObject, route: string): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const walk = (schema: Schema | undefined): void => {
    if (!schema) return;
    if (schema.$ref !== undefined) {
      const name = schema.$ref.split('/').at(-1) ?? '';
      if (!seen.has(name)) walk(document.components?.schemas?.[(seen.add(name), name)]);
    }
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (/_id$/.test(name)) found.add(name);
      walk(property);
    }
    walk(schema.items);
    for (const part of [schema.oneOf, schema.anyOf, schema.allOf]) part?.forEach(walk);
  };
  for (const { schema } of Object.values(operationOf(document, route)?.requestBody?.content ?? {})) walk(schema);
  return [...found];
}
