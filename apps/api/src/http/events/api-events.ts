import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { ApiFailures } from '../api-failures';
import { ApiId } from '../api-id';

const example = `id: 1795459060714-0
event: progress
data: {"fraction":0.4,"stage":"decoding","eta_seconds":12}

`;

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
    ApiOkResponse({
      description: 'Until it ended. Lines that begin with a colon only keep the connection.',
      content: { 'text/event-stream': { schema: { type: 'string' }, example } },
    }),
    ApiFailures(400, 404, 429, 503),
  );
