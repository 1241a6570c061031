import { errorKind } from '@app/errors';
import { Idempotency, type KeptReply } from '@app/idempotency';
import { applyDecorators, Injectable } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '../auth/fastify-request';

const keyInvalid = errorKind(
  'IDEMPOTENCY_KEY_INVALID',
  'bad-request',
  () => 'An Idempotency-Key is 1 to 255 printable characters without spaces.',
);

/** Documents the header on a route that creates work. */
export const ApiIdempotent = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
      description: 'same key and body: the stored reply; another body: 422; still in flight: 409',
      example: 'delivery-2026-01-31-0001',
    }),
  );

/** Gives a route's reply, or the one stored under the request's `Idempotency-Key`. */
@Injectable()
export class IdempotentRoutes {
  constructor(private readonly idempotency: Idempotency) {}

  /** @param body what makes this request this request, besides its route */
  async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    body: unknown,
    work: () => Promise<KeptReply>,
  ): Promise<string> {
    const kept = await this.kept(request, body, work);
    void reply.status(kept.status).headers(kept.headers);
    return kept.body;
  }

  private kept(request: FastifyRequest, body: unknown, work: () => Promise<KeptReply>): Promise<KeptReply> {
    const key = request.headers['idempotency-key'];
    const userId = request.caller?.userId;
    if (key === undefined || userId === undefined) return work();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw keyInvalid({});
    return this.idempotency.once(userId, key, { method: request.method, route: request.url, body }, work);
  }
}
