/** The command was not understood, or names what is not there: told in its words, without a stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
