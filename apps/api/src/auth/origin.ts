import type { Origin } from '@app/auth';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientNetwork } from '../limits/client-network';

const longestUserAgent = 300;

/** Where a request came from, as far as the connection and trusted proxies tell. */
export function originOf(request: FastifyRequest): Origin {
  return {
    address: request.ip,
    network: clientNetwork(request),
    requestId: request.id,
    userAgent: request.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
  };
}

export const CallOrigin = createParamDecorator((_data: unknown, context: ExecutionContext): Origin =>
  originOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
