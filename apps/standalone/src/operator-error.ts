/** A reason the stack cannot start, in words for the person at the terminal; printed without a stack trace. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** For the terminal: an OperatorError's words alone, the whole stack of anything unexpected. */
export function describeFailure(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
