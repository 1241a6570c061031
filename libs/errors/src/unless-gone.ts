import { AppError } from './app-error';

/** For removing what somebody else may have removed meanwhile: passes over `not-found`, throws everything else again. */
export function unlessGone(error: unknown): void {
  if (!(error instanceof AppError && error.category === 'not-found')) throw error;
}
