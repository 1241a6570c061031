import { setTimeout as wait } from 'node:timers/promises';

/** Asks until the answer is the one wanted. @throws when that takes longer than `withinMs` */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, withinMs: number): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`still ${JSON.stringify(answer)} after ${withinMs} ms`);
    await wait(25);
  }
}
