import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import {
  InjectThrottlerOptions,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
} from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Charge, tightest } from './charge';
import { rateLimited } from './errors';
import { routes } from './remembering-reflector';
import { retryAfterSec, writeStanding } from './rate-limit-headers';
import { SharedBudgets } from './shared-budgets';

/** The throttler, with all budgets of a request charged in one step and told in the `RateLimit-*` headers. Runs after authentication. */
@Injectable()
export class BudgetGuard extends ThrottlerGuard {
  private readonly charges = new WeakMap<ExecutionContext, Charge[]>();

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    // Named, or the throttler's own storage would be injected here.
    @Inject(SharedBudgets) private readonly budgets: SharedBudgets,
  ) {
    super(options, budgets, routes);
  }

  /** @throws AppError RATE_LIMITED */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const charges: Charge[] = [];
    this.charges.set(context, charges);
    await super.canActivate(context);
    const standing = tightest(await this.budgets.take(charges));
    if (!standing) return true;
    writeStanding(context.switchToHttp().getResponse<FastifyReply>(), standing);
    if (standing.retryAfterMs > 0)
      throw rateLimited({ limit: standing.limit }, { retryAfterSec: retryAfterSec(standing) });
    return true;
  }

  /** The throttler would ask the store once a budget; here they are only gathered. */
  protected override async handleRequest({
    context,
    limit,
    ttl,
    throttler,
    getTracker,
  }: ThrottlerRequest): Promise<boolean> {
    const subject = await getTracker(context.switchToHttp().getRequest<FastifyRequest>(), context);
    this.charges.get(context)?.push({ key: `${throttler.name}:${subject}`, limit, ttlMs: ttl });
    return true;
  }
}
