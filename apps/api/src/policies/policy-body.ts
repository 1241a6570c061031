import { policyJsonSchema } from '@app/policy';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { bodyMissing, TakesWrittenBody, WrittenBody } from '../http/written-body';

const example = `slug: house-hd
name: House HD
description: What we take.
rules:
  - id: bit-rate
    title: At most 25 Mb/s
    severity: fail
    assert:
      of: media.video
      where: { fact: is_attached_picture, eq: false }
      all: { fact: bit_rate_bps, lte: 25 Mb/s }
    message: "{path} runs at {measured}, at most {expected} is taken."
`;
const exampleObject = {
  slug: 'house-hd',
  name: 'House HD',
  description: 'What we take.',
  checks: { 'video.black': { warn_sec: 5 } },
  rules: [
    {
      id: 'no-black',
      title: 'No black of 5 s or more',
      severity: 'fail',
      assert: { findings: { check: 'video.black', min_severity: 'warning' }, eq: 0 },
    },
  ],
};
/** One in JSON and one in YAML, to be sent as they stand. */
export const policyExamples = {
  json: { summary: 'JSON', value: exampleObject },
  yaml: { summary: 'YAML', value: example },
};

// The full schema refers to itself by $defs, which OpenAPI has elsewhere; it is served by GET /policies/schema.
const asObject = {
  type: 'object' as const,
  title: 'PolicyDocument',
  description: `${String(policyJsonSchema['description'])} The whole schema: GET /api/v1/policies/schema.`,
  required: ['name', 'description', 'rules'],
  properties: {
    slug: { type: 'string' as const, description: 'lower-case letters, digits and hyphens' },
    name: { type: 'string' as const },
    description: { type: 'string' as const },
    extends: { type: 'string' as const, description: 'slug of the policy it starts from' },
    checks: { type: 'object' as const, additionalProperties: true },
    rules: { type: 'array' as const, items: { type: 'object' as const, additionalProperties: true } },
  },
  additionalProperties: true,
};

/** The body is a policy, as YAML or JSON, kept as it was written. */
export const TakesPolicy = (): MethodDecorator =>
  applyDecorators(
    TakesWrittenBody('all'),
    ApiConsumes('application/json', 'application/yaml'),
    ApiBody({
      required: true,
      schema: { oneOf: [asObject, { type: 'string', title: 'PolicyText', description: 'YAML 1.2', example }] },
      examples: policyExamples,
    }),
  );

/** @throws AppError BODY_MISSING */
export function policyText(request: FastifyRequest): WrittenBody {
  const { body } = request;
  if (!(body instanceof WrittenBody) || body.text.trim() === '') throw bodyMissing({});
  return body;
}
