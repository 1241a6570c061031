/* npm run chaos [-- --smoke | 26 31 …]: breaks everything that can break under accepted work. Bounded to 12 minutes. */
import { batchSurvives } from './cases/batches';
import { cancelled, clockAway } from './cases/requests';
import { postgresCrash, redisAway, redisEmptied } from './cases/stores';
import { gracefulStop, poison, staleWorker, toolsDie, workerKilled } from './cases/workers';
import { shortTimes, World } from './world';

const cases = [
  workerKilled,
  redisEmptied,
  redisAway,
  postgresCrash,
  staleWorker,
  gracefulStop,
  toolsDie,
  cancelled,
  poison,
  clockAway,
  batchSurvives,
];
const boundMs = 12 * 60_000;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const numbers = args.map(Number).filter(Number.isInteger);
  const chosen = cases.filter((one) =>
    args.includes('--smoke') ? one.smoke : numbers.length === 0 || numbers.includes(one.number),
  );
  console.log(
    `leases and timers of this run: ${Object.entries(shortTimes)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}\n`,
  );
  const world = await World.open();
  let failed = 0;
  try {
    console.log('| # | fault | expected | got | |\n| --- | --- | --- | --- | --- |');
    for (const one of chosen) {
      const began = Date.now();
      const { got, holds } = await one
        .run(world)
        .catch((error: unknown) => ({ got: `the case itself broke: ${String(error)}`, holds: false }));
      if (!holds) failed += 1;
      console.log(
        `| ${one.number} | ${one.title} | ${one.expected} | ${got} (${((Date.now() - began) / 1000).toFixed(0)} s) | ${holds ? 'ok' : 'FAILED'} |`,
      );
    }
  } finally {
    await world.close();
  }
  console.log(
    failed === 0
      ? `\nAll ${chosen.length} faults were survived.`
      : `\n${failed} of ${chosen.length} faults were not survived.`,
  );
  return failed === 0 ? 0 : 1;
}

const bound = setTimeout(() => {
  console.error('The run took longer than its bound.');
  process.exit(1);
}, boundMs);
main().then(
  (code) => {
    clearTimeout(bound);
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
