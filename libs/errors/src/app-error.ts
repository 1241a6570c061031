/**
 * What kind of failure it is, without a word of HTTP. `media` is a failure of the media itself or of reaching it:
 * it is stored on the analysis and never becomes a server error.
 */
export type ErrorCategory =
  | 'bad-request'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media-type'
  | 'range'
  | 'unprocessable'
  | 'too-many-requests'
  | 'unavailable'
  | 'no-space'
  | 'media'
  | 'internal';

/** One refused value: where it stands in the request and why it was refused. */
export interface FieldError {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  cause?: unknown;
  /** Seconds after which the same call may succeed. */
  retryAfterSec?: number;
  errors?: FieldError[];
}

/** The one error shape of the house. Nobody matches on `message`; ask `code` or `category`. */
export class AppError extends Error {
  readonly retryAfterSec: number | null;
  readonly errors: FieldError[] | null;

  constructor(
    readonly code: string,
    readonly category: ErrorCategory,
    message: string,
    readonly details: Record<string, unknown> = {},
    options: AppErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.retryAfterSec = options.retryAfterSec ?? null;
    this.errors = options.errors ?? null;
  }
}
