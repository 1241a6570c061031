import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { ApiFailures } from '../api-failures';

/** What the document says of every stream of a job's events. */
export const ApiEvents = (): MethodDecorator =>
  applyDecorators(
    ApiParam({ name: 'id', format: 'uuid' }),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'id of the last event that was seen',
      example: '1795459060714-0',
    }),
    ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } }),
    ApiFailures(400, 404, 429, 503),
  );
