import { SetMetadata } from '@nestjs/common';

/** Budgets that only some routes draw on, besides the caller's general one. */
export type NamedBudget = 'login' | 'uploads' | 'heavy';

export const namedBudgets = 'limits:budgets';
export const noBudget = 'limits:none';

/** The route draws on these as well: `login` by address, the others by user. */
export const Budget = (...names: NamedBudget[]): MethodDecorator & ClassDecorator => SetMetadata(namedBudgets, names);

/** The route draws on no budget: health and metrics, which must answer when nothing else does. */
export const NoBudget = (): MethodDecorator & ClassDecorator => SetMetadata(noBudget, true);
