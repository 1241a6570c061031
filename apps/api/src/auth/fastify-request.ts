import type { Caller } from '@app/auth';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard. */
    caller?: Caller;
    /** When the guard saw it, by `performance.now()`. */
    arrivedAt?: number;
  }
}
