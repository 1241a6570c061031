/**
 * In place of Fastify's own compilers of schemas, which it would load at the start for nothing: what comes in is validated by the DTOs, and no
 * route declares a schema of what goes out. One that does fails at the start.
 */
export const noSchemas = {
  buildValidator: () => refuse,
  buildSerializer: () => refuse,
};

function refuse(): never {
  throw new Error('Routes are described by DTOs; a schema of Fastify has no compiler here.');
}
