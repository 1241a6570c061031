import type { Config } from '@app/config';
import type { ExecutionContext } from '@nestjs/common';
import type { ThrottlerModuleOptions, ThrottlerOptions } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { type BudgetWhere, type NamedBudget, namedBudgets, noBudget } from './budget-names';
import { clientNetwork } from './client-network';
import { routes } from './remembering-reflector';

const minuteMs = 60_000;

/** Every budget, whom it counts, and which requests draw on it. */
export function budgetOptions(config: Config): ThrottlerModuleOptions {
  const budget = (name: string, limit: number, subject: Subject, applies: Question): ThrottlerOptions => ({
    name,
    limit,
    ttl: minuteMs,
    getTracker: (request) => subject(request as FastifyRequest),
    skipIf: (context) => metadata(noBudget, context) === true || !applies(context),
  });
  return [
    budget('address', config.RATE_LIMIT_ADDRESS_PER_MINUTE, clientNetwork, (context) => !callerIn(context)),
    budget('caller', config.RATE_LIMIT_PER_MINUTE, keyOrUser, (context) => callerIn(context) !== undefined),
    budget('user', config.RATE_LIMIT_USER_PER_MINUTE, userOrAddress, (context) => callerIn(context) !== undefined),
    budget('login', config.RATE_LIMIT_LOGIN_PER_MINUTE, clientNetwork, drawsOn('login')),
    budget('uploads', config.RATE_LIMIT_UPLOADS_PER_MINUTE, userOrAddress, drawsOn('uploads')),
    budget('heavy', config.RATE_LIMIT_HEAVY_PER_MINUTE, userOrAddress, drawsOn('heavy')),
  ];
}

type Subject = (request: FastifyRequest) => string;
type Question = (context: ExecutionContext) => boolean;

/** Sessions of one user share a budget: logging in again must not give a new one. */
const keyOrUser: Subject = (request) => request.caller?.keyId ?? userOrAddress(request);
const userOrAddress: Subject = (request) => request.caller?.userId ?? clientNetwork(request);

function callerIn(context: ExecutionContext): FastifyRequest['caller'] {
  return context.switchToHttp().getRequest<FastifyRequest>().caller;
}

function drawsOn(name: NamedBudget): Question {
  return (context) => {
    const budgets = (metadata(namedBudgets, context) as (NamedBudget | BudgetWhere)[] | undefined) ?? [];
    return budgets.some((budget) =>
      typeof budget === 'string'
        ? budget === name
        : budget.name === name && budget.where(context.switchToHttp().getRequest<FastifyRequest>()),
    );
  };
}

function metadata(key: string, context: ExecutionContext): unknown {
  return routes.getAllAndOverride<unknown>(key, [context.getHandler(), context.getClass()]);
}
