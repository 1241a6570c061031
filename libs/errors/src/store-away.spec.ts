import { QueryFailedError } from 'typeorm';
import { AppError } from './app-error';
import { isStoreAway } from './store-away';

const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const failed = (code: string, message = '') =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error(message), { code }));

it.each([
  ['a backend that was ended', failed('57P01', 'terminating connection due to administrator command')],
  ['a crash of the server', failed('57P02')],
  ['a server that starts', failed('57P03')],
  ['no connection left', failed('53300')],
  [
    'a connection cut without a word',
    new QueryFailedError('SELECT 1', [], new Error('Connection terminated unexpectedly')),
  ],
  ['a pool whose places are taken', new Error('timeout exceeded when trying to connect')],
  ['nobody listening', refused],
  ['a storage that is away', new AppError('STORAGE_UNAVAILABLE', 'unavailable', 'away')],
  [
    'what a library wrapped',
    new Error('it broke', { cause: Object.assign(new Error('read'), { code: 'ECONNRESET' }) }),
  ],
  ['a Redis that is away', Object.assign(new Error('Reached the max retries'), { name: 'MaxRetriesPerRequestError' })],
  ['a Redis that reads its log', new Error('LOADING Redis is loading the dataset in memory')],
])('%s is a store that is away', (_, error) => expect(isStoreAway(error)).toBe(true));

it.each([
  ['a programming error', new TypeError('x is not a function')],
  ['a wrong statement', failed('42601', 'syntax error at or near "Connection"')],
  ['a value that may not be there twice', failed('23505')],
  ['a media server that refuses', new AppError('FETCH_FAILED', 'media', 'refused', {}, { cause: refused })],
  ['nothing', null],
  ['a text', 'ECONNREFUSED'],
])('%s is not', (_, error) => expect(isStoreAway(error)).toBe(false));

it('asks no causes in a circle', () => {
  const error = new Error('round') as Error & { cause?: unknown };
  error.cause = error;
  expect(isStoreAway(error)).toBe(false);
});
