import { Pulse } from './pulse';

const never = 1_000_000;
const silent = () => undefined;

/** A round that ends when told to. */
function steppedRound() {
  let rounds = 0;
  const ends: ((more: boolean) => void)[] = [];
  const begun: (() => void)[] = [];
  const round = () => {
    rounds += 1;
    begun.shift()?.();
    return new Promise<boolean>((resolve) => ends.push(resolve));
  };
  return {
    round,
    count: () => rounds,
    end: (more = false) => ends.shift()?.(more),
    begins: () => new Promise<void>((resolve) => begun.push(resolve)),
  };
}

it('makes one more round of any number of wakes during a round', async () => {
  const steps = steppedRound();
  const pulse = new Pulse(steps.round, { everyMs: never, gapMs: 0 }, silent);
  let begins = steps.begins();
  pulse.wake();
  await begins;
  begins = steps.begins();
  for (let wakes = 0; wakes < 100; wakes += 1) pulse.wake();
  steps.end();
  await begins;
  steps.end();
  await pulse.stop();
  expect(steps.count()).toBe(2);
});

it('goes on at once while there is more', async () => {
  let left = 3;
  const done = new Promise<void>((resolve) => {
    const pulse = new Pulse(
      async () => {
        left -= 1;
        if (left === 0) resolve(pulse.stop());
        return left > 0;
      },
      { everyMs: never, gapMs: 0 },
      silent,
    );
    pulse.wake();
  });
  await done;
  expect(left).toBe(0);
});

it('comes again by itself, also after a round that failed', async () => {
  const errors: unknown[] = [];
  let rounds = 0;
  let third: () => void = silent;
  const thirdRound = new Promise<void>((resolve) => (third = resolve));
  const pulse = new Pulse(
    async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('the database is away');
      if (rounds === 3) third();
      return false;
    },
    { everyMs: 5, gapMs: 0 },
    (error) => errors.push(error),
  );
  pulse.wake();
  await thirdRound;
  await pulse.stop();
  expect(errors).toHaveLength(1);
});

it('waits for the running round when it stops, and begins none after', async () => {
  const steps = steppedRound();
  const pulse = new Pulse(steps.round, { everyMs: 1, gapMs: 0 }, silent);
  const begins = steps.begins();
  pulse.wake();
  await begins;
  let stopped = false;
  const stop = pulse.stop().then(() => (stopped = true));
  pulse.wake();
  expect(stopped).toBe(false);
  steps.end(true);
  await stop;
  expect(steps.count()).toBe(1);
});
