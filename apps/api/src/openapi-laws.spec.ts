import type { OpenAPIObject } from '@nestjs/swagger';
import { writeLaws } from './openapi-laws';

const content = { 'application/json': { schema: { $ref: '#/components/schemas/Body' } } };

function written() {
  const document = {
    paths: {
      '/things': {
        get: { responses: { 200: { description: '' } } },
        post: { requestBody: { content }, responses: { 201: { description: '' }, 413: { description: 'its own' } } },
      },
    },
    components: {
      schemas: {
        Body: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
        JobErrorDto: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
      },
    },
  };
  return writeLaws(document as unknown as OpenAPIObject) as unknown as typeof document;
}

it('a route with a body may refuse its size and its type, in a problem with the headers of every reply', () => {
  const { get, post } = written().paths['/things'];
  expect(Object.keys(get.responses)).toEqual(['200']);
  expect(post.responses).toMatchObject({
    413: { description: 'its own' },
    415: { content: { 'application/problem+json': {} }, headers: { 'X-Request-Id': {} } },
  });
});

it('a body is closed to fields nobody knows, and why a job failed is open to what comes with its code', () => {
  expect(written().components.schemas).toMatchObject({
    Body: { additionalProperties: false },
    JobErrorDto: { additionalProperties: true },
  });
});

it('a body in YAML is text, and has the examples that are text alone', () => {
  const schema = { oneOf: [{ type: 'object' }, { type: 'string', title: 'PolicyText' }] };
  const examples = { json: { value: { name: 'House' } }, yaml: { value: 'name: House' } };
  const kinds = { 'application/json': { schema, examples }, 'application/yaml': { schema, examples } };
  const document = { paths: { '/policies': { post: { requestBody: { content: kinds }, responses: {} } } } };
  const { paths } = writeLaws(document as unknown as OpenAPIObject);
  expect(paths['/policies']?.post?.requestBody).toMatchObject({
    content: {
      'application/json': { schema, examples: { json: {} } },
      'application/yaml': { schema: { title: 'PolicyText' }, examples: { yaml: {} } },
    },
  });
  expect(kinds['application/json'].examples).not.toHaveProperty('yaml');
  expect(kinds['application/yaml'].examples).not.toHaveProperty('json');
});
