import type { QueryRunner } from 'typeorm';
import { migrations } from './migrations';

/** The last one before the first release: nothing older runs on the tables these make. */
const baseline = 'ReportShares1795697129038';

/** What an older version that still runs would stumble over, or what holds up its writes. */
const contracting: [RegExp, string][] = [
  [/\bDROP (?:TABLE|COLUMN|TYPE)\b/i, 'removes what an older version may still use'],
  [/\bRENAME\b/i, 'renames what an older version may still use'],
  [/\bALTER (?:COLUMN )?"\w+" (?:SET DATA )?TYPE\b/i, 'changes a type, and writes the table anew'],
  [/\bSET NOT NULL\b/i, 'demands what an older version may not write'],
  [
    /\bADD (?:COLUMN )?"\w+" (?![^,]*\bDEFAULT\b)[^,]*\bNOT NULL\b/i,
    'demands a column an older version does not write',
  ],
  [
    /\bADD CONSTRAINT\b(?![\s\S]*\bNOT VALID\b)/i,
    'reads the whole table under a lock: NOT VALID first, VALIDATE later',
  ],
];

async function statementsOf(migration: (typeof migrations)[number]): Promise<string[]> {
  const asked: string[] = [];
  const runner = { query: async (sql: string) => void asked.push(sql) };
  await new migration().up(runner as unknown as QueryRunner);
  return asked;
}

/** Objections to a migration's statements; those to tables it makes itself do not count. */
function objections(statements: string[]): string[] {
  const made = new Set(statements.flatMap((sql) => /CREATE TABLE "(\w+)"/i.exec(sql)?.[1] ?? []));
  return statements.flatMap((sql) => {
    const table = /(?:ALTER TABLE|\bON) "(\w+)"/i.exec(sql)?.[1];
    if (table !== undefined && made.has(table)) return [];
    const found = contracting.filter(([pattern]) => pattern.test(sql)).map(([, reason]) => `${reason}: ${sql.trim()}`);
    const blocking = /CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)/i.test(sql);
    return blocking ? [...found, `holds up writes while it grows, use CONCURRENTLY: ${sql.trim()}`] : found;
  });
}

const later = migrations.slice(migrations.findIndex(({ name }) => name === baseline) + 1);

describe('migrations since the first release', () => {
  it.each(later.map((migration) => [migration.name, migration] as const))(
    '%s only expands',
    async (_name, migration) => {
      // What contracts says which release stopped using it: `contracts = '1.4.0'`; it may go out one release later.
      const { contracts } = new migration() as { contracts?: string };
      if (contracts === undefined) expect(objections(await statementsOf(migration))).toEqual([]);
      else expect(contracts).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );

  it.each([
    'ALTER TABLE "analyses" DROP COLUMN "labels"',
    'ALTER TABLE "analyses" RENAME COLUMN "labels" TO "tags"',
    'ALTER TABLE "analyses" ALTER COLUMN "attempt" TYPE bigint',
    'ALTER TABLE "analyses" ALTER COLUMN "media" SET NOT NULL',
    'ALTER TABLE "analyses" ADD "region" text NOT NULL',
    'ALTER TABLE "analyses" ADD CONSTRAINT "c" CHECK ("attempt" >= 0)',
    'CREATE INDEX "x" ON "analyses" ("depth")',
  ])('would not pass: %s', (sql) => {
    expect(objections([sql])).toHaveLength(1);
  });

  it.each([
    'ALTER TABLE "analyses" ADD "origin" jsonb',
    `ALTER TABLE "analyses" ADD "bulk" boolean NOT NULL DEFAULT false`,
    'CREATE INDEX CONCURRENTLY "x" ON "analyses" ("depth")',
  ])('passes: %s', (sql) => {
    expect(objections([sql])).toEqual([]);
  });
});
