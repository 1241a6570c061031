import { DataSource, type Logger as QueryLogger } from 'typeorm';
import { dataSourceOptions, migrate } from '../../libs/database/src';
import { Analysis, AnalysisRepository } from '../../libs/probe/src';
import { QueueFigures } from '../../libs/queue/src';
import type { Stores } from '../support/stores';
import type { Row } from './measure';
import { fillAnalyses, largeOwner, smallOwner } from './synthetic-rows';

/** Of one question; taking a thousand rows out of every index has to touch some of each. */
const mostPages = (what: string): number => (what.startsWith('retention') ? 20_000 : 2_000);
const newer = new Date('2026-06-01T00:00:00Z');

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

interface Plan {
  Plan: PlanNode;
  'Execution Time': number;
}

/** Remembers what the repositories really ask. */
class Asked implements QueryLogger {
  readonly queries: { sql: string; parameters: unknown[] }[] = [];
  logQuery(sql: string, parameters: unknown[] = []): void {
    this.queries.push({ sql, parameters });
  }
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}

/** How PostgreSQL answers the service's own queries over `rows` synthetic analyses: each as it is asked, explained while it runs. */
export async function planBench(stores: Stores, rows = 1_000_000): Promise<Row[]> {
  const settings = {
    DATABASE_URL: await stores.databaseUrl('plans'),
    DB_POOL_MAX: 4,
    DB_IDLE_TIMEOUT_MS: 60_000,
    DB_MAX_LIFETIME_MS: 600_000,
    DB_CONNECT_TIMEOUT_MS: 10_000,
  };
  const options = dataSourceOptions(settings, 'ffprobe-plans');
  await migrate(options);
  const asked = new Asked();
  const dataSource = await new DataSource({
    ...options,
    migrations: [],
    entities: [Analysis],
    logging: ['query'],
    logger: asked,
  }).initialize();
  try {
    const began = performance.now();
    const sizes = await fillAnalyses(dataSource, rows);
    console.log(`${rows} rows in ${Math.round((performance.now() - began) / 1000)} s; ${sizes}\n`);
    const seen: Row[] = [];
    for (const [what, ask] of Object.entries(questions(dataSource)))
      seen.push(await explained(dataSource, asked, what, ask));
    return seen;
  } finally {
    await dataSource.destroy();
  }
}

function questions(dataSource: DataSource): Record<string, () => Promise<unknown>> {
  const rows = new AnalysisRepository(dataSource);
  const figures = new QueueFigures(dataSource, null as never);
  const list = (owner: string | null, filter: Parameters<AnalysisRepository['page']>[1], cursor?: string) => () =>
    rows.page(owner === null ? 'everything' : { userId: owner }, filter, cursor, 50);
  return {
    'list, an owner of a third of all': list(largeOwner, {}),
    'list, far behind in it': list(largeOwner, {}, deepCursor),
    'list since a day': list(largeOwner, { createdAfter: newer }),
    'list, everybody’s': list(null, {}),
    'verdict fail, large owner': list(largeOwner, { verdict: 'fail' }),
    'verdict fail, small owner': list(smallOwner, { verdict: 'fail' }),
    'verdict fail, everybody’s': list(null, { verdict: 'fail' }),
    'label rare:yes (1 in 10,000), large owner': list(largeOwner, { label: 'rare:yes' }),
    'label rare:yes, everybody’s': list(null, { label: 'rare:yes' }),
    'label project:p7 (1 in 500), large owner': list(largeOwner, { label: 'project:p7' }),
    'label project:p7, small owner': list(smallOwner, { label: 'project:p7' }),
    'label key rare': list(largeOwner, { label: 'rare' }),
    'label project:p7 and verdict fail': list(largeOwner, { label: 'project:p7', verdict: 'fail' }),
    'status failed, large owner': list(largeOwner, { status: 'failed' }),
    'head of one': () => rows.head({ userId: largeOwner }, '00000000-0000-7000-8000-000000000001'),
    'result to use again': () =>
      rows.reusable(largeOwner, 'content-77', 'options', {
        ffprobe_version: '7',
        service_version: '1',
        ffmpeg_version: null,
      }),
    'unfinished of an owner': () => rows.unfinished(largeOwner),
    'queue figures': () => figures.groups(),
    'claim the next': () => rows.jobs.claim('quick', 'bench', 60_000),
    'sweep expired leases': () => rows.jobs.sweepExpired(3, {}),
    'retention: a thousand of a third': () => rows.deleteFinishedBefore(270),
    'retention: nothing left to delete': () => rows.deleteFinishedBefore(100_000),
  };
}

/** In the form of the API's own cursors. */
const deepCursor = Buffer.from('2025-12-01T00:00:00.000Z_00000000-0000-7000-8000-000000000000').toString('base64url');

async function explained(
  dataSource: DataSource,
  asked: Asked,
  what: string,
  ask: () => Promise<unknown>,
): Promise<Row> {
  const [runner, from] = [dataSource.createQueryRunner(), asked.queries.length];
  try {
    await ask();
    const queries = asked.queries.slice(from).filter(({ sql }) => /^\s*(?:SELECT|WITH|UPDATE|DELETE)/.test(sql));
    let [ms, pages] = [0, 0];
    const nodes: string[] = [];
    for (const { sql, parameters } of queries.filter(({ sql }) => sql.includes('analyses'))) {
      await runner.startTransaction();
      const [answer] = (await runner.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, parameters)) as {
        'QUERY PLAN': [Plan];
      }[];
      await runner.rollbackTransaction();
      const plan = answer?.['QUERY PLAN'][0];
      if (!plan) throw new Error(`no plan of ${sql}`);
      ms += plan['Execution Time'];
      pages += (plan.Plan['Shared Hit Blocks'] ?? 0) + (plan.Plan['Shared Read Blocks'] ?? 0);
      nodes.push(...scans(plan.Plan));
    }
    const walked = nodes.some((node) => node.startsWith('Seq Scan on analyses'));
    console.log(
      `${what.padEnd(44)} ${ms.toFixed(1).padStart(8)} ms ${String(pages).padStart(7)} pages  ${[...new Set(nodes)].join(', ')}`,
    );
    const limit = mostPages(what);
    const holds = !walked && pages <= limit;
    return {
      what,
      value: ms,
      unit: 'ms',
      peer: {
        what: `${pages} pages`,
        ratio: pages / limit,
        wanted: `no walk through the table, at most ${limit} pages`,
        holds,
      },
    };
  } finally {
    await runner.release();
  }
}

function scans(node: PlanNode): string[] {
  const below = (node.Plans ?? []).flatMap(scans);
  const index = node['Index Name'];
  if (index !== undefined) return [index, ...below];
  return node['Node Type'] === 'Seq Scan' ? [`Seq Scan on ${node['Relation Name']}`, ...below] : below;
}
