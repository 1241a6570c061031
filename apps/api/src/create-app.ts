import { crossOrigin } from './http/cross-origin';
import type { Config } from '@app/config';
import { endingSignals, type Logger, Metrics, NestLogger } from '@app/telemetry';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApiModule } from './api.module';
import { boundInFlight } from './http/in-flight';
import { acceptItemLists } from './http/item-lists';
import { acceptJson } from './http/json-body';
import { keepPages } from './http/kept-pages';
import { leaveNoConnection } from './http/leave-no-connection';
import { logRequests } from './http/log-requests';
import { noSchemas } from './http/no-schemas';
import { acceptMultipart } from './http/multipart';
import { boundPipelined } from './http/pipelined';
import { setSecurityHeaders } from './http/security-headers';
import { endUnreadReplies } from './http/slow-readers';
import { boundSlowRequests } from './http/slow-requests';
import { boundUnreadBytes } from './http/unread-bytes';
import { validationFailed } from './http/validate';
import { unreadableRequests } from './http/unreadable-requests';
import { acceptYaml } from './http/written-body';
import { serveOpenApi } from './openapi';

const jsonBodyBytes = 1024 * 1024;
const wellFormedRequestId = /^[\w.:-]{1,128}$/;

/** The API as it is served, not yet listening. */
export async function createApp(config: Config, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...unreadableRequests,
    bodyLimit: jsonBodyBytes,
    trustProxy: config.TRUST_PROXY.length > 0 ? config.TRUST_PROXY : false,
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && wellFormedRequestId.test(given) ? given : randomUUID();
    },
    // Uploads may take hours; slow-requests.ts bounds everything else.
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory: noSchemas },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(config, logger), adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  prepare(fastify, logger, app.get(Metrics), config.MAX_REQUESTS_IN_FLIGHT);
  if (config.CORS_ORIGINS.length > 0) app.enableCors(crossOrigin(config.CORS_ORIGINS));
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      exceptionFactory: validationFailed,
    }),
  );
  app.enableShutdownHooks(endingSignals);
  serveOpenApi(app);
  return app;
}

function prepare(fastify: FastifyInstance, logger: Logger, metrics: Metrics, mostInFlight: number): void {
  acceptJson(fastify);
  acceptYaml(fastify);
  acceptMultipart(fastify);
  acceptItemLists(fastify);
  boundSlowRequests(fastify);
  leaveNoConnection(fastify);
  setSecurityHeaders(fastify);
  logRequests(fastify, logger, metrics);
  boundPipelined(fastify);
  endUnreadReplies(fastify);
  boundInFlight(fastify, mostInFlight, metrics);
  boundUnreadBytes(fastify, metrics);
  keepPages(fastify);
}
