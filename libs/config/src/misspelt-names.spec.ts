import { misspeltNames } from './misspelt-names';

it.each([
  ['WORKER_CONCURENCY', 'WORKER_CONCURRENCY'],
  ['WORKER_CONCURRENCYY', 'WORKER_CONCURRENCY'],
  ['MEDIA_ROOT', 'MEDIA_ROOTS'],
  ['SANBDOX', 'SANDBOX'],
  ['LOG-LEVEL', 'LOG_LEVEL'],
])('%s may be meant for %s', (name, meant) => expect(misspeltNames({ [name]: '1' })).toEqual([{ name, meant }]));

it.each(['WORKER_CONCURRENCY', 'JWT_SECRET_FILE', 'PATH', 'HOSTS', 'PORTS', 'POSTGRES_PASSWORD', 'S3_ROOT_USER'])(
  'nothing is said of %s',
  (name) => expect(misspeltNames({ [name]: '1' })).toEqual([]),
);
