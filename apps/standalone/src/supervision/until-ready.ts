import { setTimeout as wait } from 'node:timers/promises';
import { OperatorError } from '../operator-error';
import { type Readiness, readiness } from './readiness';
import type { Supervision } from './supervision';

/** How long each state may last before the start goes on (degraded: /health says what is missing) or fails. */
const limitsMs: Record<Exclude<Readiness, 'ready'>, number> = { degraded: 15_000, failing: 10_000, down: 90_000 };
const words: Record<Exclude<Readiness, 'ready'>, string> = {
  degraded: 'waiting for the worker',
  failing: 'the API answers with an error',
  down: 'waiting for the API',
};
const shortestPollMs = 50;
const longestPollMs = 500;

/** Waits until the API and, by its word, the worker are ready. */
export async function untilReady(
  baseUrl: string,
  supervision: Supervision,
  say: (text: string) => void,
): Promise<void> {
  const started = performance.now();
  for (let poll = 0; ; poll += 1) {
    const state = await readiness(baseUrl);
    if (state === 'ready') return;
    const broken = supervision.brokenReason('api') ?? supervision.brokenReason('worker');
    if (broken) throw new OperatorError(broken);
    if (performance.now() - started > limitsMs[state]) {
      if (state === 'degraded') return;
      throw new OperatorError(`The API is not ready. ${supervision.lastWords('api')}`);
    }
    say(words[state]);
    await wait(Math.min(shortestPollMs * 1.05 ** poll, longestPollMs));
  }
}
