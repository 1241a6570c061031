import type Redis from 'ioredis';
import { EventEmitter } from 'node:events';
import { tellOfRedis } from './tell-of-redis';

it('tells once that Redis is away and once that it is back', () => {
  const redis = new EventEmitter();
  const lines: string[] = [];
  const say = (_: object, line: string) => void lines.push(line);
  tellOfRedis(redis as unknown as Redis, { warn: say, info: say } as never);
  redis.emit('ready');
  for (let attempt = 0; attempt < 3; attempt++) redis.emit('error', new Error('connect ECONNREFUSED'));
  redis.emit('ready');
  expect(lines).toEqual(['Redis is away: jobs are found in PostgreSQL, later than usual', 'Redis is back']);
});
