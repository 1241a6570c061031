import fastify, { type FastifyInstance } from 'fastify';
import Redis from 'ioredis';
import { HttpCaller } from './http-caller';

const throttle = `local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], 60000) end return {n, redis.call('PTTL', KEYS[1])}`;

/** The floor of a cached GET: a Fastify route that does one Redis GET and one throttle hit, and nothing else. */
export class BareRoute {
  private constructor(
    private readonly server: FastifyInstance,
    private readonly redis: Redis,
    private readonly caller: HttpCaller,
  ) {}

  /** @param body what it answers with, kept in that Redis */
  static async open(redisUrl: string, body: Buffer): Promise<BareRoute> {
    const redis = new Redis(redisUrl);
    await redis.set('bench:body', body);
    const server = fastify();
    server.get('/', async (_request, reply) => {
      await redis.eval(throttle, 1, 'bench:throttle');
      void reply.type('application/json');
      return redis.get('bench:body');
    });
    return new BareRoute(server, redis, new HttpCaller(await server.listen({ port: 0, host: '127.0.0.1' }), {}));
  }

  readonly get = (): Promise<Buffer> => this.caller.call('GET', '/', 200);

  async close(): Promise<void> {
    this.caller.close();
    await this.server.close();
    this.redis.disconnect();
  }
}
