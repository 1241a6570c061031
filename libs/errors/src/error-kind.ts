import { AppError, type AppErrorOptions, type ErrorCategory } from './app-error';

/** Makes the constructor of one catalogue entry: `const notFound = errorKind<{ id: string }>('X_NOT_FOUND', 'not-found', d => …)`. */
export function errorKind<D extends Record<string, unknown> = Record<string, never>>(
  code: string,
  category: ErrorCategory,
  describe: (details: D) => string,
): ((details: D, options?: AppErrorOptions) => AppError) & { code: string } {
  const make = (details: D, options?: AppErrorOptions) =>
    new AppError(code, category, describe(details), details, options);
  return Object.assign(make, { code });
}
