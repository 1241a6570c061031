/** A fifth either way, so that what failed together is not tried again together (practice). */
const jitter = 0.2;

/**
 * How long after a failed try the next one comes, in milliseconds; null when that was the last.
 * @param delaysSec the delay after each try, in seconds; there is one try more than there are delays
 * @param tries how many there were, this one included
 */
export function retryDelayMs(
  delaysSec: readonly number[],
  tries: number,
  random: () => number = Math.random,
): number | null {
  const delaySec = delaysSec[tries - 1];
  return delaySec === undefined ? null : Math.round(delaySec * 1000 * (1 - jitter + 2 * jitter * random()));
}
