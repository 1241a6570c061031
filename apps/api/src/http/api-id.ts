import { ApiParam } from '@nestjs/swagger';

/** Documents the id in a route's path. @param what it is the id of, without an article */
export const ApiId = (what: string): MethodDecorator =>
  ApiParam({ name: 'id', format: 'uuid', description: `id of the ${what}` });
