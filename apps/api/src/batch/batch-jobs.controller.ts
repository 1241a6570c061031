import { type Caller, Quotas } from '@app/auth';
import { BatchService } from '@app/batch';
import { Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Budget } from '../limits/budget-names';
import { CurrentCaller, OwnerId, Scopes } from '../auth/decorators';
import { ApiEvents } from '../http/events/api-events';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { EventStream } from '../http/events/event-stream';
import { BatchDto } from './batch.dto';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { UuidPipe } from '../http/path-parameters';

/** The work behind a batch: followed, held, ended, tried again. */
@ApiTags('Batch')
@Controller('api/v1/batch/:id')
export class BatchJobsController {
  constructor(
    private readonly batches: BatchService,
    private readonly streams: EventStream,
    private readonly quotas: Quotas,
    private readonly idempotent: IdempotentRoutes,
  ) {}

  @Get('events')
  @Scopes('batch:read')
  @ApiOperation({
    summary: 'Follow a batch',
    description:
      'Server-Sent Events: snapshot, progress (at most two a second), paused, resumed, and at the end completed or cancelled. Resume with Last-Event-ID.',
  })
  @ApiEvents('batch')
  async events(
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.streams.serve(request, reply, caller, this.batches, id);
  }

  @Post('pause')
  @HttpCode(200)
  @Scopes('batch:write')
  @ApiOperation({ summary: 'Pause a batch', description: 'No further item is handed out; what runs ends by itself.' })
  @ApiId('batch')
  @ApiOkResponse({ type: BatchDto })
  @ApiFailures(400, 404, 409, 429, 503)
  async pause(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<BatchDto> {
    return this.batches.pause(ownerId, id);
  }

  @Post('resume')
  @HttpCode(200)
  @Scopes('batch:write')
  @ApiOperation({ summary: 'Resume a paused batch' })
  @ApiId('batch')
  @ApiOkResponse({ type: BatchDto })
  @ApiFailures(400, 404, 409, 429, 503)
  async resume(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<BatchDto> {
    return this.batches.resume(ownerId, id);
  }

  @Post('cancel')
  @HttpCode(200)
  @Scopes('batch:write')
  @ApiOperation({
    summary: 'Cancel a batch',
    description: 'What has not ended: waiting items at once, tools are gone within two seconds. What is done stays.',
  })
  @ApiId('batch')
  @ApiOkResponse({ type: BatchDto })
  @ApiFailures(400, 404, 409, 429, 503)
  async cancel(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<BatchDto> {
    return this.batches.cancel(ownerId, id);
  }

  @Post('retry')
  @HttpCode(202)
  @Budget('heavy')
  @Scopes('batch:write')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiIdempotent()
  @ApiOperation({ summary: 'Try the failed and cancelled items of a batch again' })
  @ApiId('batch')
  @ApiAcceptedResponse({ type: BatchDto })
  @ApiFailures(400, 404, 409, 422, 429, 503)
  async retry(
    @Param('id', UuidPipe) id: string,
    @OwnerId() ownerId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.idempotent.answer(request, reply, null, async () => {
      await this.quotas.check(ownerId, { waitingItems: 1 });
      const body = JSON.stringify(await this.batches.retry(ownerId, id));
      return { status: 202, headers: { location: `/api/v1/batch/${id}` }, body };
    });
  }
}
