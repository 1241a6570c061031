/** Ends one thing that was begun. */
export type Undo = () => Promise<void> | void;

/** The last begun first; what can't be ended keeps nothing else alive. */
export async function allUndone(undo: Undo[]): Promise<void> {
  for (let last = undo.pop(); last; last = undo.pop()) {
    try {
      await last();
    } catch (error) {
      console.error(error);
    }
  }
}
