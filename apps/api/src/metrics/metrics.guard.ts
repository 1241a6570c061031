import { type Caller, roleMissing } from '@app/auth';
import { CONFIG, type Config } from '@app/config';
import { errorKind } from '@app/errors';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { AuthenticationGuard } from '../auth/authentication.guard';

const metricsClosed = errorKind(
  'METRICS_CLOSED',
  'unauthenticated',
  () =>
    'Metrics are for administrators, or for METRICS_TOKEN as bearer token where it is set. METRICS_PORT serves them on the inner network.',
);

/** Lets in administrators and who has METRICS_TOKEN: routes and error rates are the operator's own affair. */
@Injectable()
export class MetricsGuard implements CanActivate {
  private readonly expected: Buffer | null;

  constructor(
    @Inject(CONFIG) { METRICS_TOKEN }: Pick<Config, 'METRICS_TOKEN'>,
    @Inject(AuthenticationGuard)
    private readonly authentication: { recognise(context: ExecutionContext): Promise<Caller | undefined> },
  ) {
    this.expected = METRICS_TOKEN === undefined ? null : digest(`Bearer ${METRICS_TOKEN}`);
  }

  /** @throws AppError METRICS_CLOSED, ROLE_MISSING, and those of credentials that are no good */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (this.expected && authorization !== undefined && timingSafeEqual(digest(authorization), this.expected))
      return true;
    const caller = await this.authentication.recognise(context);
    if (caller?.role === 'admin') return true;
    if (caller) throw roleMissing({ roles: 'admin' });
    void context.switchToHttp().getResponse<FastifyReply>().header('WWW-Authenticate', 'Bearer');
    throw metricsClosed({});
  }
}

/** Of one length, so that comparing tells nothing of it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
