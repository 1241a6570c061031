/* npm run attack [-- --smoke | 6 14 …] [--write]: attacks the running service. --write puts the table into docs/security.md. */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttackCase, Seen } from './case';
import { cases } from './cases/registry';
import { aftermath } from './world/aftermath';
import { limits, World } from './world/world';

const boundMs = 40 * 60_000;
const smokeBoundMs = 180_000;
const page = join(__dirname, '../../docs/security.md');
const marks = { from: '<!-- table: npm run attack -- --write -->', to: '<!-- end of table -->' };
const args = process.argv.slice(2);
const smoke = args.includes('--smoke');

async function attack(one: AttackCase, world: World): Promise<{ row: string; holds: boolean }> {
  const began = performance.now();
  world.watch.reset();
  const broke = (error: unknown): Seen => ({ got: `the case itself broke: ${String(error)}`, holds: false });
  const seen: { attack: Seen; twin?: Seen; control?: Seen } = await one
    .run(world)
    .catch((error: unknown) => ({ attack: broke(error) }));
  const after = await aftermath(world);
  const holds = [seen.attack, seen.twin, seen.control, after].every((part) => part?.holds !== false);
  const cells = [
    one.number,
    one.title,
    one.expected,
    seen.attack.got,
    seen.twin?.got ?? '',
    seen.control?.got ?? '',
    `${((performance.now() - began) / 1000).toFixed(0)} s, ${after.got}`,
    holds ? 'ok' : 'FAILED',
  ];
  // A cell is one line whatever a tool said.
  return {
    row: `| ${cells.map((cell) => String(cell).replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`,
    holds,
  };
}

async function main(): Promise<number> {
  const numbers = args.map(Number).filter(Number.isInteger);
  const chosen = cases.filter((one) => (smoke ? one.smoke : numbers.length === 0 || numbers.includes(one.number)));
  const settings = Object.entries(limits).map(([name, value]) => `${name}=${value}`);
  console.log(`limits of this run: ${settings.join(' ')}, no_proxy=*\n`);
  const world = await World.open(smoke);
  const rows = [
    '| # | attack | expected | got | the legitimate twin | without the defence | time, largest tool | |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  console.log(rows.join('\n'));
  let failed = 0;
  try {
    for (const one of chosen) {
      const { row, holds } = await attack(one, world);
      if (!holds) failed += 1;
      rows.push(row);
      console.log(row);
    }
  } finally {
    await world.close();
  }
  if (args.includes('--write')) write(rows.join('\n'));
  console.log(
    failed === 0 ? `\nAll ${chosen.length} attacks were held off.` : `\n${failed} of ${chosen.length} cases failed.`,
  );
  return failed === 0 ? 0 : 1;
}

function write(table: string): void {
  const text = readFileSync(page, 'utf8');
  const [before = '', rest = ''] = text.split(marks.from);
  const after = rest.split(marks.to)[1] ?? '';
  writeFileSync(page, `${before}${marks.from}\n\n${table}\n\n${marks.to}${after}`);
}

const bound = setTimeout(
  () => {
    console.error('The run took longer than its bound.');
    process.exit(1);
  },
  smoke ? smokeBoundMs : boundMs,
);
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
