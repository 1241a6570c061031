export { AppError, type AppErrorOptions, type ErrorCategory, type FieldError } from './app-error';
export { errorKind } from './error-kind';
export { isStoreAway } from './store-away';
export { unlessGone } from './unless-gone';
