import { AppError } from './app-error';

/** Of the operating system, on the way to a store. */
const errnos = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * SQLSTATEs that say nothing of the statement: connection gone (08), resources used up (53), told to stop or ended by an operator or a
 * timeout (57), system errors (58), deadlock and serialisation (40), a standby that takes no writes (25006),
 * waiting too long (25P03, 25P04, 55P03).
 * See https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const sqlStates = /^(08|53|57|58)[0-9A-Z]{3}$|^(25006|25P03|25P04|40001|40P01|55P03)$/;

/** What node-postgres, its pool and ioredis say in words alone. */
const words =
  /^Connection terminated|^timeout exceeded when trying to connect|^timeout expired$|^Query read timeout|not queryable$|^Connection is closed|^Command timed out|^Stream isn't writeable|^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN) /;

/** ioredis gave up for now; TypeORM's connection was lost between two statements of a transaction. */
const names = new Set(['MaxRetriesPerRequestError', 'QueryRunnerAlreadyReleasedError']);

/** Deep enough for TypeORM's error around the driver's around the socket's. */
const deepest = 4;

/**
 * Whether a store (PostgreSQL, Redis, the storage) was away or cut the call short: the same call may succeed soon. Of an `AppError` its code
 * decides, never its cause: a stranger's server that can't be reached is no store.
 */
export function isStoreAway(error: unknown, depth = 0): boolean {
  if (error instanceof AppError) return error.code === 'STORAGE_UNAVAILABLE';
  if (typeof error !== 'object' || error === null || depth > deepest) return false;
  const { code, name, message, driverError, cause } = error as Record<string, unknown>;
  if (typeof code === 'string' && (errnos.has(code) || sqlStates.test(code))) return true;
  if (names.has(String(name)) || (typeof message === 'string' && words.test(message))) return true;
  return isStoreAway(driverError, depth + 1) || isStoreAway(cause, depth + 1);
}
