import { setTimeout as wait } from 'node:timers/promises';
import { readiness } from '../client/api-client';
import { OperatorError } from '../operator-error';
import type { Supervision } from './supervision';

const readyLimitMs = 90_000;
/** A stack that stays degraded this long is shown as it is: /health says what is missing. */
const degradedLimitMs = 15_000;
const pollMs = 50;

/** Waits until the API and, by its word, the worker are ready. */
export async function untilReady(
  baseUrl: string,
  supervision: Supervision,
  logFolder: string,
  say: (text: string) => void,
): Promise<void> {
  const started = performance.now();
  for (;;) {
    const state = await readiness(baseUrl);
    const waitedMs = performance.now() - started;
    if (state === 'ready' || (state === 'degraded' && waitedMs > degradedLimitMs)) return;
    const broken = supervision.brokenReason('api') ?? supervision.brokenReason('worker');
    if (broken) throw new OperatorError(broken);
    if (waitedMs > readyLimitMs) {
      throw new OperatorError(`The API is not ready after ${readyLimitMs / 1_000} s. Look into ${logFolder}.`);
    }
    say(state === 'degraded' ? 'waiting for the worker' : 'waiting for the API');
    await wait(pollMs);
  }
}
