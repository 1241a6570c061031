import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { runningStores } from './stores';

const run = promisify(execFile);
const template = 'migrated';
/** Of the template: every service of a test begins with it. */
export const administrator = { email: 'admin@example.com', password: 'correct-horse-battery' };
/** Any number; whoever holds it makes the template. */
const lock = 7_204_411;
/** Remembers what the tables hold, but for the migrations, and how to come back to it: `pristine.restore()`. */
const rememberRows = `
  CREATE SCHEMA pristine;
  CREATE VIEW pristine.emptied AS SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations';
  DO $$ DECLARE one text; BEGIN
    FOR one IN SELECT name FROM pristine.emptied LOOP
      EXECUTE format('CREATE TABLE pristine.%1$I AS TABLE public.%1$I', one);
    END LOOP;
  END $$;
  CREATE FUNCTION pristine.restore() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica AS $$ DECLARE one text; BEGIN
    EXECUTE (SELECT 'TRUNCATE ' || string_agg(format('public.%I', name), ', ') FROM pristine.emptied);
    FOR one IN SELECT name FROM pristine.emptied LOOP
      EXECUTE format('INSERT INTO public.%1$I SELECT * FROM pristine.%1$I', one);
    END LOOP;
  END $$;`;
const programs = join(__dirname, '../../dist/apps/api/src');

/**
 * A database as `migrate` and `first-admin` leave it, copied from one that they made once for the whole run: each service of a test would
 * otherwise start two more processes for the same result.
 * @param environment of the service, with the copy that is to be made as DATABASE_URL
 * @returns the API key of the first administrator
 */
export async function migratedDatabase(environment: NodeJS.ProcessEnv): Promise<string> {
  const url = new URL(environment['DATABASE_URL'] ?? '');
  const own = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    const apiKey = (await keyOfTemplate(client)) ?? (await makeTemplate(client, environment, url));
    await client.query(`CREATE DATABASE ${escapeIdentifier(own)} TEMPLATE ${template} STRATEGY FILE_COPY`);
    return apiKey;
  } finally {
    await client.end();
  }
}

/** A new database of this run, migrated and without any user; the log still tells of the one it had. @returns its address */
export async function databaseWithoutUsers(name: string): Promise<string> {
  const url = runningStores().freeDatabaseUrl(name);
  const secret = () => randomBytes(32).toString('hex');
  await migratedDatabase({
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    DATABASE_URL: url,
    REDIS_URL: await runningStores().redisUrl(),
    JWT_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
  });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('DELETE FROM users');
  } finally {
    await client.end();
  }
  return url;
}

async function keyOfTemplate(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ key: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS key FROM pg_database WHERE datname = $1`,
    [template],
  );
  return rows[0]?.key ?? null;
}

/** `migrate` and `first-admin` on the empty database of the environment. @returns the API key of the first administrator */
export async function migrate(env: NodeJS.ProcessEnv): Promise<string> {
  await run(process.execPath, [join(programs, 'migrate.js')], { env });
  const { stdout } = await run(process.execPath, [join(programs, 'first-admin.js')], { env });
  return (JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as { api_key: string }).api_key;
}

async function makeTemplate(client: Client, environment: NodeJS.ProcessEnv, url: URL): Promise<string> {
  await client.query(`DROP DATABASE IF EXISTS ${template}`);
  await client.query(`CREATE DATABASE ${template}`);
  const apiKey = await migrate({ ...environment, DATABASE_URL: new URL(`/${template}`, url).href });
  const own = new Client({ connectionString: new URL(`/${template}`, url).href });
  await own.connect();
  await own.query(rememberRows);
  await own.end();
  await client.query(`COMMENT ON DATABASE ${template} IS ${escapeLiteral(apiKey)}`);
  return apiKey;
}
