import type { Config } from '@app/config';
import type { JobDefinition } from './define-job';

/** What a caller who waits says of a row that is on its way into PostgreSQL, to one worker that has nothing to do. */
export interface Knock {
  /** of the row */
  id: string;
  /** what a worker may begin with while the row is stored; only what the row says, too, counts */
  hint: string;
}

/** Redis key of the list in which knocks for a job wait for a worker. */
export function knocksKey({ REDIS_PREFIX }: Pick<Config, 'REDIS_PREFIX'>, { name }: JobDefinition): string {
  return `${REDIS_PREFIX}:knocks:${name}`;
}
