import { LoneUser } from '@app/auth';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AuthModule } from '../auth/auth.module';
import { authorizeByCookie, isVisitor } from './board-cookie';
import { QueueBoard } from './queue-board';
import { QueueBoardController } from './queue-board.controller';
import { signInPage } from './sign-in';

/** A page over the doorbells for administrators. */
@Module({ imports: [AuthModule], controllers: [QueueBoardController], providers: [QueueBoard] })
export class QueueBoardModule implements OnModuleInit {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly loneUser: LoneUser,
  ) {}

  onModuleInit(): void {
    const server = this.http.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onRequest', async (request, reply) => {
      authorizeByCookie(request);
      if (!isVisitor(request) || this.loneUser.caller) return;
      await reply.status(401).header('www-authenticate', 'Bearer').type('text/html; charset=utf-8').send(signInPage);
    });
  }
}
