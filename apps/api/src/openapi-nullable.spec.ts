import type { OpenAPIObject } from '@nestjs/swagger';
import { writeNullable } from './openapi-nullable';

it('says no type beside a document that may be null, and leaves everything else', () => {
  const allOf = [{ $ref: '#/components/schemas/Job' }];
  const schemas = (type: object) => ({
    Job: { type: 'object', nullable: true, properties: {} },
    Run: { type: 'object', properties: { job: { ...type, nullable: true, allOf }, always: { type: 'object', allOf } } },
  });
  const document = { components: { schemas: schemas({ type: 'object' }) } } as unknown as OpenAPIObject;
  expect(writeNullable(document).components?.schemas).toEqual(schemas({}));
});

it('names null among the words of a choice that may be null', () => {
  const schemas = (...more: null[]) => ({
    Item: {
      type: 'object',
      properties: {
        verdict: { type: 'string', nullable: true, enum: ['pass', 'fail', ...more] },
        told: { type: 'string', nullable: true, enum: ['yes', null] },
        status: { type: 'string', enum: ['pending', 'running'] },
      },
    },
  });
  const document = { components: { schemas: schemas() } } as unknown as OpenAPIObject;
  expect(writeNullable(document).components?.schemas).toEqual(schemas(null));
});
