import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Helmet on every reply, made ready once: built anew for each request it costs more than a cached answer's look-up. */
export function setSecurityHeaders(fastify: FastifyInstance): void {
  const protect = helmet({
    // Swagger UI carries inline styles; everything else is JSON.
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  fastify.addHook('onRequest', (request, reply, done) =>
    protect(request.raw, reply.raw, (error?: unknown) => done(error instanceof Error ? error : undefined)),
  );
}
