import { CONFIG, type Config } from '@app/config';
import { errorKind } from '@app/errors';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';

const metricsClosed = errorKind(
  'METRICS_CLOSED',
  'forbidden',
  () => 'Metrics are not served here: set METRICS_TOKEN, or read them at METRICS_PORT, which is for the inner network.',
);
const metricsTokenWrong = errorKind(
  'METRICS_TOKEN_WRONG',
  'unauthenticated',
  () => 'Metrics need the METRICS_TOKEN of this service as bearer token.',
);

/** Lets in who has METRICS_TOKEN; without one nobody, as routes and error rates are the operator's own affair. */
@Injectable()
export class MetricsGuard implements CanActivate {
  private readonly expected: Buffer | null;

  constructor(@Inject(CONFIG) { METRICS_TOKEN }: Pick<Config, 'METRICS_TOKEN'>) {
    this.expected = METRICS_TOKEN === undefined ? null : digest(`Bearer ${METRICS_TOKEN}`);
  }

  /** @throws AppError METRICS_CLOSED, METRICS_TOKEN_WRONG */
  canActivate(context: ExecutionContext): boolean {
    if (this.expected === null) throw metricsClosed({});
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (authorization !== undefined && timingSafeEqual(digest(authorization), this.expected)) return true;
    void context.switchToHttp().getResponse<FastifyReply>().header('WWW-Authenticate', 'Bearer');
    throw metricsTokenWrong({});
  }
}

/** Of one length, so that comparing tells nothing of it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
