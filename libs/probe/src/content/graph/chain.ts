import type { PlannedPipe } from '../plan-graph';

/** The part of the run that looks at one stream. */
export interface Chain {
  pipes: PlannedPipe[];
  /** Its graph and outputs, given the names of its pipes. */
  args: (names: readonly string[]) => string[];
}
