import { ApiProblem } from '../../problem';
import { UsageError } from '../usage-error';
import { plain } from './words';

/** Why a call failed, for the terminal. */
export function reason(error: unknown): string {
  if (error instanceof ApiProblem) {
    const fields = (error.problem.errors ?? []).map(
      ({ path, message }) => `\n  ${plain(path === '' ? message : `${path}: ${message}`)}`,
    );
    return `The API refused (${error.status} ${plain(error.code)}): ${plain(error.message)}${fields.join('')}`;
  }
  if (error instanceof UsageError) return error.message;
  if (error instanceof Error && error.name === 'TimeoutError') return 'No answer in time.';
  if (error instanceof TypeError && error.cause) return `The API cannot be reached: ${causeOf(error.cause)}`;
  return error instanceof Error ? plain(error.message) : String(error);
}

function causeOf(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? 'unknown reason';
}
