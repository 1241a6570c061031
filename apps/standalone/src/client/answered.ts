import { reason } from '@ffprobe-api/client/cli';
import { OperatorError } from '../operator-error';

/**
 * Runs a command that asks the service, to its exit code: its usage where the arguments are not understood (`null`), one line
 * where it could not be done.
 */
export async function answered(
  usage: string,
  args: readonly string[],
  work: () => Promise<number | null>,
): Promise<number> {
  try {
    const code = await work();
    if (code !== null) return code;
    console.log(usage);
    return args.some((arg) => arg === '--help' || arg === '-h') ? 0 : 2;
  } catch (error) {
    const misread = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ?? false;
    console.error(misread ? (error as Error).message.split('. ')[0] : told(error));
    if (misread) console.error(usage);
    return 2;
  }
}

/** What an operator is told may have lines of its own. */
const told = (error: unknown): string => (error instanceof OperatorError ? error.message : reason(error));

/** @throws OperatorError */
export function positive(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new OperatorError(`${option} takes a whole number above 0.`);
}
