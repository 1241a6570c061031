import { errorKind } from '@app/errors';
import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A body kept as it was written, so that what is wrong in it can be named by line. */
export class WrittenBody {
  constructor(
    readonly text: string,
    readonly format: 'yaml' | 'json',
  ) {}
}

const configKey = 'writtenBody';
/** The registered name (RFC 9512) and those in use before it. */
const yamlTypes = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml', 'text/vnd.yaml'];

export const bodyMissing = errorKind(
  'BODY_MISSING',
  'bad-request',
  () => 'The body is empty: send the policy as application/yaml or application/json.',
);

const yamlNotExpected = errorKind(
  'UNSUPPORTED_MEDIA_TYPE',
  'unsupported-media-type',
  () => 'This route takes no YAML; send application/json.',
);

/** The route takes its body as {@link WrittenBody}: `all` of it, or only where it is `yaml`. */
export const TakesWrittenBody = (which: 'all' | 'yaml'): MethodDecorator =>
  applyDecorators(RouteConfig({ [configKey]: which }));

/** What the route of a request says with {@link TakesWrittenBody}. */
export function writtenBodyOf(request: FastifyRequest): 'all' | 'yaml' | undefined {
  const config: unknown = request.routeOptions.config;
  return (config as Record<string, 'all' | 'yaml' | undefined>)[configKey];
}

/** Lets YAML through to the routes that take it, unread. */
export function acceptYaml(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(yamlTypes, { parseAs: 'string' }, (request, body, done) => {
    if (writtenBodyOf(request) === undefined) done(yamlNotExpected({}));
    else done(null, new WrittenBody(body as string, 'yaml'));
  });
}
