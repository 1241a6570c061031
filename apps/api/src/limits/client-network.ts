import { normalizeIp } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';

/** Whom an address budget counts: the IPv4 address, or the /64 network of an IPv6 address, of which one host has 2^64. */
export function clientNetwork(request: FastifyRequest): string {
  return normalizeIp(request.ip);
}
