import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { clientNetwork } from './client-network';
import { writeStanding } from './rate-limit-headers';
import { SharedBudgets } from './shared-budgets';

/** Replies that no guard saw (unknown routes, refused bodies, health) tell the address budget as this process knows it. */
@Injectable()
export class StandingOnEveryReply implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly adapter: HttpAdapterHost,
    private readonly budgets: SharedBudgets,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addHook('onSend', (request, reply, _payload, done) => {
      if (!reply.hasHeader('RateLimit-Limit')) {
        const charge = {
          key: `address:${clientNetwork(request)}`,
          limit: this.config.RATE_LIMIT_ADDRESS_PER_MINUTE,
          ttlMs: 60_000,
        };
        writeStanding(reply, this.budgets.local.look(charge));
      }
      done();
    });
  }
}
