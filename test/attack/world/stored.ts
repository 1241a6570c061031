import Redis from 'ioredis';
import { Client, escapeIdentifier } from 'pg';

/** Every row of every table and every value in Redis, as text: what somebody with a stolen dump would search. */
export async function everythingStored(environment: NodeJS.ProcessEnv): Promise<string> {
  return (await Promise.all([rows(environment['DATABASE_URL']), values(environment['REDIS_URL'])])).join('\n');
}

async function rows(url: string | undefined): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    if (tables.rows.length < 3) throw new Error('the database is not the one that was looked for');
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows: found } = await client.query<{ t: string }>(`SELECT t::text AS t FROM ${escapeIdentifier(name)} t`);
      texts.push(...found.map(({ t }) => t));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

async function values(url: string | undefined): Promise<string> {
  if (url === undefined) throw new Error('no REDIS_URL');
  const redis = new Redis(url);
  const readers: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, 0, -1),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  try {
    const keys = await redis.keys('*');
    const texts = await Promise.all(
      keys.map(async (key) => `${key} ${JSON.stringify(await readers[await redis.type(key)]?.(key))}`),
    );
    return texts.join('\n');
  } finally {
    redis.disconnect();
  }
}
