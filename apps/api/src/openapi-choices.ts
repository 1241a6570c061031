import type { OpenAPIObject } from '@nestjs/swagger';
import { sourceFields } from './probe/source-fields';

/** Bodies that name one thing in one of several ways: exactly one of these fields is given. */
const choices: Record<string, readonly string[]> = {
  ...sourceFields,
  ReportSubjectDto: ['analysis_id', 'comparison_id', 'comparison_ids', 'batch_id'],
  CreateInsightDto: ['analysis_id', 'comparison_id', 'batch_id'],
  AskDto: ['analysis_id', 'comparison_id', 'batch_id'],
};

interface Operation {
  requestBody?: { required?: boolean; content: Record<string, { schema?: { $ref?: string } }> };
}

/** Writes into the document which fields exclude each other, and that a body which has to give one of them is required. */
export function writeChoices(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Record<string, { allOf?: object[]; properties?: object }>;
  for (const [name, fields] of Object.entries(choices)) {
    const schema = schemas[name];
    const unknown = fields.filter((field) => !Object.hasOwn(schema?.properties ?? {}, field));
    if (!schema || unknown.length > 0)
      throw new Error(`the OpenAPI document has no ${name} with ${unknown.join(', ')}`);
    // One level down: generators of clients take a `oneOf` beside properties for a union of nothing they know.
    schema.allOf = [{ oneOf: fields.map((field) => ({ required: [field] })) }];
  }
  for (const path of Object.values(document.paths)) {
    for (const { requestBody } of Object.values(path) as Operation[]) {
      const body = requestBody?.content['application/json']?.schema?.$ref;
      if (requestBody && body && Object.hasOwn(choices, body.replace('#/components/schemas/', '')))
        requestBody.required = true;
    }
  }
  return document;
}
