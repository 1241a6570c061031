export { AppError, type AppErrorOptions, type ErrorCategory, type FieldError } from './app-error';
export { errorKind } from './error-kind';
export { unlessGone } from './unless-gone';
