import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDto } from './problem';

const meanings: Record<number, string> = {
  400: 'The request is malformed or a field is not acceptable.',
  401: 'No valid credentials.',
  403: 'A role or scope is missing.',
  404: 'There is no such thing, or it is not yours.',
  409: 'It is in the wrong state, or the same request is still in flight.',
  412: 'A precondition failed.',
  413: 'The body is too large.',
  415: 'The media type of the body is not accepted.',
  416: 'The range lies outside the content.',
  422: 'The request is valid but can’t be done.',
  429: 'Too many requests; see Retry-After.',
  500: 'Something went wrong inside the service.',
  503: 'A store does not answer; see Retry-After.',
  507: 'The storage is full.',
};

/** The problem reply of a status as the document tells it. */
export const failureReply = (status: number) => ({
  description: meanings[status] ?? 'Refused.',
  content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
});

/** Documents the problem replies of a route. */
export function ApiFailures(...statuses: number[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...[...new Set(statuses)].map((status) => ApiResponse({ status, ...failureReply(status) })),
  );
}
