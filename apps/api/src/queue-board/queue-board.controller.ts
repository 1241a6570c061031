import { Audit, type Caller, type Origin } from '@app/auth';
import { Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Public, Roles } from '../auth/decorators';
import { CallOrigin } from '../auth/origin';
import { ApiFailures } from '../http/api-failures';
import { boardCookie, secondsLeft } from './board-cookie';
import { QueueBoard } from './queue-board';
import { signInScript } from './sign-in';

/** The doorbells as a page, for administrators. It changes nothing. */
@ApiTags('Administration')
@Controller('api/v1/admin/queues')
export class QueueBoardController {
  constructor(
    private readonly board: QueueBoard,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Roles('admin')
  @ApiOperation({
    summary: 'The queue board, a page to look at',
    description:
      'Which doorbells wait and ring, by queue. Read-only. In a browser it asks to sign in; programs send a bearer token. How much work there is stands in /health and /metrics.',
  })
  @ApiProduces('text/html')
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  @ApiFailures(503)
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.board.serve(request, reply);
  }

  @Post('session')
  @HttpCode(204)
  @Roles('admin')
  @ApiOperation({
    summary: 'Let this browser open the queue board',
    description:
      'Sets a cookie that is good for the board alone, to read only, as long as the access token is. It is written down in the audit log.',
  })
  @ApiNoContentResponse({ description: 'The cookie is set.' })
  @ApiFailures(503)
  async open(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<void> {
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    await this.audit.record({ actorId: caller.userId, action: 'queue-board.opened', origin });
    // A single user on their own machine has no token and needs no cookie.
    if (token) void reply.header('set-cookie', boardCookie(token, secondsLeft(token), request));
  }

  @Get('sign-in.js')
  @Public()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/javascript; charset=utf-8')
  script(): string {
    return signInScript;
  }

  @Get('*')
  @Roles('admin')
  @ApiExcludeEndpoint()
  part(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.board.serve(request, reply);
  }
}
