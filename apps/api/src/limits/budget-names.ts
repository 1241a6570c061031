import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Budgets that only some routes draw on, besides the caller's general one. */
export type NamedBudget = 'login' | 'uploads' | 'heavy';

export const namedBudgets = 'limits:budgets';
export const noBudget = 'limits:none';

/** A budget that only some requests of a route draw on. */
export interface BudgetWhere {
  name: NamedBudget;
  where: (request: FastifyRequest) => boolean;
}

/** The route draws on these as well: `login` by address, the others by user. */
export const Budget = (...budgets: (NamedBudget | BudgetWhere)[]): MethodDecorator & ClassDecorator =>
  SetMetadata(namedBudgets, budgets);

/** The route draws on no budget: health and metrics, which must answer when nothing else does. */
export const NoBudget = (): MethodDecorator & ClassDecorator => SetMetadata(noBudget, true);
