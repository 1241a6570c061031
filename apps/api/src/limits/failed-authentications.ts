import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Charge, Standing } from './charge';
import { clientNetwork } from './client-network';
import { rateLimited } from './errors';
import { retryAfterSec, writeStanding } from './rate-limit-headers';
import { SharedBudgets } from './shared-budgets';

/**
 * The address budget that stands before authentication: so many failures a minute, then unproven credentials from there are not even
 * looked at. Credentials proven moments ago pass by, so that a guesser doesn't lock out the neighbours behind the same address.
 */
@Injectable()
export class FailedAuthentications {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly budgets: SharedBudgets,
  ) {}

  /**
   * Before unproven credentials are looked at.
   * @throws AppError RATE_LIMITED
   */
  admit(request: FastifyRequest, reply: FastifyReply): void {
    this.refuseIfUsedUp(reply, this.budgets.local.foresee(this.chargeOf(request)));
  }

  /**
   * After they failed. Other processes learn of it, and this one of theirs.
   * @throws AppError RATE_LIMITED where so many failed at once that this one is over the limit
   */
  count(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.charge(this.chargeOf(request), reply);
  }

  /**
   * Where no credentials were sent: nobody guesses, so it draws on the general budget of the address.
   * @throws AppError RATE_LIMITED
   */
  countAnonymous(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.charge(
      { key: `address:${clientNetwork(request)}`, limit: this.config.RATE_LIMIT_ADDRESS_PER_MINUTE, ttlMs: 60_000 },
      reply,
    );
  }

  private async charge(charge: Charge, reply: FastifyReply): Promise<void> {
    this.refuseIfUsedUp(reply, this.budgets.local.take([charge])[0]);
    const shared = (await this.budgets.takeShared([charge]))?.[0];
    if (shared && shared.retryAfterMs > 0) this.budgets.local.exhaust(charge, shared.retryAfterMs);
    writeStanding(reply, this.budgets.local.look(charge));
  }

  private refuseIfUsedUp(reply: FastifyReply, standing: Standing | undefined): void {
    if (!standing || standing.retryAfterMs === 0) return;
    writeStanding(reply, standing);
    throw rateLimited({ limit: standing.limit }, { retryAfterSec: retryAfterSec(standing) });
  }

  private chargeOf(request: FastifyRequest): Charge {
    return {
      key: `guess:${clientNetwork(request)}`,
      limit: this.config.RATE_LIMIT_FAILED_AUTH_PER_MINUTE,
      ttlMs: 60_000,
    };
  }
}
