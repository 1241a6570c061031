import { Client, type QueryResultRow } from 'pg';
import type { Service } from './service';

/** One statement in a service's database, past the service. @returns the rows it reads or, with RETURNING, changes */
export async function askDatabase<Row extends QueryResultRow>(
  { environment }: Pick<Service, 'environment'>,
  statement: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: environment['DATABASE_URL'] });
  await client.connect();
  try {
    return (await client.query<Row>(statement, parameters)).rows;
  } finally {
    await client.end();
  }
}
