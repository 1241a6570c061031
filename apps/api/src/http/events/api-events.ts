import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { ApiFailures } from '../api-failures';
import { ApiId } from '../api-id';

/** What the document says of every stream of a job's events. @param what job, without an article */
export const ApiEvents = (what: string): MethodDecorator =>
  applyDecorators(
    ApiId(what),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'id of the last event that was seen',
      example: '1795459060714-0',
    }),
    ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } }),
    ApiFailures(400, 404, 429, 503),
  );
