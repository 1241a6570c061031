/** What happens while the stack starts, as plain data: it may cross from the background process to the terminal. */
export type StepEvent =
  | { kind: 'begin'; title: string }
  | { kind: 'say'; title: string; text: string }
  | { kind: 'done'; title: string; detail: string }
  | { kind: 'failed'; title: string }
  | { kind: 'note'; text: string };

export type Emit = (event: StepEvent) => void;

/**
 * Runs one named step and reports its beginning and end.
 * @param describe what to show behind the finished step
 */
export async function step<T>(
  emit: Emit,
  title: string,
  work: (say: (text: string) => void) => Promise<T>,
  describe: (result: T) => string,
): Promise<T> {
  emit({ kind: 'begin', title });
  try {
    const result = await work((text) => emit({ kind: 'say', title, text }));
    emit({ kind: 'done', title, detail: describe(result) });
    return result;
  } catch (error) {
    emit({ kind: 'failed', title });
    throw error;
  }
}
