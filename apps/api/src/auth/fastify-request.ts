import type { Caller } from '@app/auth';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard. */
    caller?: Caller;
    /** Whose things this request is about, where an administrator names somebody else's. */
    ownerId?: string;
    /** When the guard saw it, by `performance.now()`. */
    arrivedAt?: number;
  }
}
