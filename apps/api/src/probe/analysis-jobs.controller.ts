import { type Caller, Quotas } from '@app/auth';
import { Analyses, ProbeService } from '@app/probe';
import { Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Budget } from '../limits/budget-names';
import { CurrentCaller, OwnerId, Scopes } from '../auth/decorators';
import { ApiEvents } from '../http/events/api-events';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { EventStream } from '../http/events/event-stream';
import { AnalysisDto } from './analysis.dto';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { UuidPipe } from '../http/path-parameters';

/** The work behind an analysis: followed, ended, tried again. */
@ApiTags('Probe')
@Controller('api/v1/probe/analyses/:id')
export class AnalysisJobsController {
  constructor(
    private readonly probes: ProbeService,
    private readonly analyses: Analyses,
    private readonly streams: EventStream,
    private readonly quotas: Quotas,
    private readonly idempotent: IdempotentRoutes,
  ) {}

  @Get('events')
  @Scopes('probe:read')
  @ApiOperation({
    summary: 'Follow an analysis',
    description:
      'Server-Sent Events: snapshot, stage, progress, finding, and at the end completed, failed or cancelled. Numbered; resume with Last-Event-ID on any replica.',
  })
  @ApiEvents('analysis')
  async events(
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.streams.serve(request, reply, caller, this.probes, id);
  }

  @Post('cancel')
  @HttpCode(200)
  @Scopes('probe:write')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'Cancel an analysis',
    description: 'Waiting or running; its tool is gone within two seconds.',
  })
  @ApiId('analysis')
  @ApiOkResponse({ type: AnalysisDto })
  @ApiFailures(400, 404, 409, 429, 503)
  async cancel(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<string> {
    await this.probes.cancel(ownerId, id);
    return (await this.analyses.freshBody(ownerId, id)).json;
  }

  @Post('retry')
  @HttpCode(202)
  @Budget('heavy')
  @Scopes('probe:write')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiIdempotent()
  @ApiOperation({ summary: 'Try a failed or cancelled analysis again' })
  @ApiId('analysis')
  @ApiAcceptedResponse({ type: AnalysisDto })
  @ApiFailures(400, 404, 409, 422, 429, 503)
  async retry(
    @Param('id', UuidPipe) id: string,
    @OwnerId() ownerId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.idempotent.answer(request, reply, null, async () => {
      await this.quotas.check(ownerId, { jobs: 1 });
      await this.probes.retry(ownerId, id);
      const { json } = await this.analyses.freshBody(ownerId, id);
      return { status: 202, headers: { location: `/api/v1/probe/analyses/${id}` }, body: json };
    });
  }
}
