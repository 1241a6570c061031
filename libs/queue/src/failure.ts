import { AppError } from '@app/errors';

/** The failure as it is stored: a problem without a request. */
export function failure(error: unknown): Record<string, unknown> {
  if (!(error instanceof AppError)) {
    return {
      code: 'INTERNAL_ERROR',
      title: 'The analysis failed inside the service',
      detail: 'Try again; if it happens again, report it with this id.',
    };
  }
  // A tool that said nothing has no words: what is not known is null.
  const told = Object.entries(error.details).map(([name, value]) => [name, value === '' ? null : value] as const);
  return { code: error.code, title: 'The work could not be done', detail: error.message, ...Object.fromEntries(told) };
}
