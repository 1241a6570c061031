import { type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';

const reference = (name: string) => ({ $ref: getSchemaPath(name) });

/** The schema of a field that holds one of the documents in document-schemas.ts. */
export const document = (name: string, more: Pick<ApiPropertyOptions, 'nullable' | 'description'> = {}) =>
  ({ ...more, type: 'object', allOf: [reference(name)] }) as ApiPropertyOptions;

/** The schema of a field that holds a list of them. */
export const documents = (name: string, description: string): ApiPropertyOptions => ({
  type: 'array',
  items: reference(name),
  description,
});

/** The schema of a field that holds one of them by each key. */
export const documentsByKey = (name: string, more: { nullable: boolean; description: string }) =>
  ({ ...more, type: 'object', additionalProperties: reference(name) }) as ApiPropertyOptions;

/** The schema of a field that holds whatever there is by subject, of which some are documents. */
export const documentsBySubject = (names: Record<string, string>, more: { nullable: boolean; description: string }) =>
  ({
    ...more,
    type: 'object',
    additionalProperties: true,
    properties: Object.fromEntries(Object.entries(names).map(([subject, name]) => [subject, reference(name)])),
  }) as unknown as ApiPropertyOptions;
