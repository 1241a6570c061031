import { OperatorError } from '../operator-error';
import { ApiRefusal } from './api-client';
import { plain } from './words';

/** Why a call failed, for the terminal. */
export function reason(error: unknown): string {
  if (error instanceof ApiRefusal) {
    const fields = (error.problem.errors ?? []).map(({ path, message }) => `\n  ${plain(path)}: ${plain(message)}`);
    return `The API refused (${error.status} ${plain(error.problem.code ?? '')}): ${plain(error.message)}${fields.join('')}`;
  }
  if (error instanceof OperatorError) return error.message;
  if (error instanceof Error && error.name === 'TimeoutError') return 'No answer in time.';
  if (error instanceof TypeError && error.cause) return `The API cannot be reached: ${causeOf(error.cause)}`;
  return error instanceof Error ? error.message : String(error);
}

function causeOf(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? 'unknown reason';
}
