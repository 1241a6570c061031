import type { FastifyReply } from 'fastify';
import type { Standing } from './charge';

/** Tells how a budget stands; times in whole seconds, rounded up. */
export function writeStanding(reply: FastifyReply, standing: Standing): void {
  void reply
    .header('RateLimit-Limit', standing.limit)
    .header('RateLimit-Remaining', standing.remaining)
    .header('RateLimit-Reset', seconds(standing.resetMs));
  if (standing.retryAfterMs > 0) void reply.header('Retry-After', retryAfterSec(standing));
}

export function retryAfterSec(standing: Standing): number {
  return Math.max(1, seconds(standing.retryAfterMs));
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
