import { join } from 'node:path';
import type { Folders } from '../folders';
import { freePort } from './free-port';
import {
  clearStaleLock,
  ensureServiceDatabase,
  initialise,
  postgresReady,
  postgresSpec,
  serviceUrl,
  superuserUrl,
} from './postgres';
import { postgresAccount } from './postgres-account';
import { findHome } from './postgres-home';
import { redisReady, redisSpec, redisUrl, setBrokenDataAside } from './redis';
import type { Secrets } from '../secrets';
import type { Supervision } from '../supervision/supervision';
import type { Tool } from '../tools/find-tools';

interface Store {
  url: string;
  /** For people: version and port. */
  detail: string;
}

interface EmbeddedPostgres extends Store {
  /** True at the very first start, or when its data were removed. */
  fresh: boolean;
}

const loopback = '127.0.0.1';

export async function startPostgres(
  folders: Folders,
  secrets: Secrets,
  supervision: Supervision,
  say: (text: string) => void,
): Promise<EmbeddedPostgres> {
  const home = findHome(folders.postgres, await postgresAccount());
  say('making the data folder');
  const { created } = await initialise(home, secrets.postgres_superuser_password);
  say('starting');
  await clearStaleLock(home);
  const port = await freePort(loopback);
  supervision.start(postgresSpec(home, port, join(folders.log, 'postgres.log')));
  const superuser = superuserUrl(port, secrets.postgres_superuser_password);
  const version = await postgresReady(superuser, () => supervision.brokenReason('postgres'));
  await ensureServiceDatabase(port, {
    superuserPassword: secrets.postgres_superuser_password,
    servicePassword: secrets.postgres_password,
  });
  const place = home.moved && created ? ` · data in ${home.data}, since its account cannot enter ${folders.local}` : '';
  return {
    url: serviceUrl(port, secrets.postgres_password),
    fresh: created,
    detail: `${version} · port ${port}${place}`,
  };
}

export async function startRedis(
  folders: Folders,
  secrets: Secrets,
  supervision: Supervision,
  tool: Tool,
): Promise<Store> {
  const port = await freePort(loopback);
  const logFile = join(folders.log, 'redis.log');
  const place = { program: tool.path, folder: folders.redis, port, password: secrets.redis_password, logFile };
  supervision.start(redisSpec(place), ({ inARow }) => {
    if (inARow === 2) setBrokenDataAside(folders.redis, logFile);
  });
  const url = redisUrl(port, secrets.redis_password);
  const version = await redisReady(url, () => supervision.brokenReason('redis'));
  return { url, detail: `${version} · port ${port}` };
}
