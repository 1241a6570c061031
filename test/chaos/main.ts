/*
 * npm run chaos [-- --smoke | --write | 26 31 …]: breaks everything that can break under accepted work. Bounded to 12 minutes.
 * --write puts the table of a whole run into docs/reliability.md.
 */
import { cases } from './cases/registry';
import type { ChaosCase } from './case';
import { type Line, lineOf, machine, tableOf, writeTable } from './table';
import { shortTimes, World } from './world/world';

const boundMs = 12 * 60_000;

function chosenCases(args: string[]): readonly ChaosCase[] {
  if (args.includes('--smoke')) return cases.filter(({ smoke }) => smoke);
  const numbers = args.map(Number).filter(Number.isInteger);
  return cases.filter(({ number }) => numbers.length === 0 || numbers.includes(number));
}

async function runOne(one: ChaosCase, world: World): Promise<Line> {
  const began = Date.now();
  const seen = await one
    .run(world)
    .catch((error: unknown) => ({ got: `the case itself broke: ${String(error)}`, holds: false }));
  return { case: one, seen, seconds: (Date.now() - began) / 1000 };
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const chosen = chosenCases(args);
  const times = Object.entries(shortTimes).map(([name, value]) => `${name}=${value}`);
  const seenOn = machine();
  console.log(`${seenOn}\nleases and timers of this run: ${times.join(' ')}\n`);
  const began = Date.now();
  const opening = World.open();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void opening.then((open) => open.close()).finally(() => process.exit(1)));
  const world = await opening;
  const lines: Line[] = [];
  const bound = setTimeout(() => {
    console.error('The run took longer than its bound of 12 minutes.');
    void world.close().finally(() => process.exit(1));
  }, boundMs);
  try {
    console.log(tableOf([]));
    for (const one of chosen) {
      const line = await runOne(one, world);
      lines.push(line);
      console.log(lineOf(line));
    }
  } finally {
    clearTimeout(bound);
    await world.close();
  }
  const skipped = lines.filter(({ seen }) => seen.skipped !== undefined);
  const failed = lines.filter(({ seen }) => !seen.holds);
  for (const { case: one, seen } of skipped) console.log(`\n${one.number} was skipped: ${seen.skipped}.`);
  console.log(
    `\n${lines.length - failed.length - skipped.length} of ${lines.length} faults were survived, in ${Math.round((Date.now() - began) / 1000)} s.`,
  );
  if (args.includes('--write') && lines.length === cases.length) writeTable(lines, seenOn);
  return failed.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
