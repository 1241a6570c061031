import { type Caller, Quotas, visibilityOf } from '@app/auth';
import { QualityService } from '@app/quality';
import { Controller, Delete, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Budget } from '../limits/budget-names';
import { CurrentCaller, OwnerId, Scopes } from '../auth/decorators';
import { ApiEvents } from '../http/events/api-events';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { EventStream } from '../http/events/event-stream';
import { pageOf } from '../http/page.dto';
import { ComparisonDto, ComparisonPageDto, ListComparisonsDto } from './comparison.dto';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { UuidPipe } from '../http/path-parameters';

/** The comparisons that were made. */
@ApiTags('Quality')
@Controller('api/v1/quality/comparisons')
export class ComparisonsController {
  constructor(
    private readonly quality: QualityService,
    private readonly streams: EventStream,
    private readonly quotas: Quotas,
    private readonly idempotent: IdempotentRoutes,
  ) {}

  @Get()
  @Scopes('quality:read')
  @ApiOperation({ summary: 'List comparisons, newest first' })
  @ApiOkResponse({ type: ComparisonPageDto })
  @ApiFailures(400, 429, 503)
  async list(@Query() query: ListComparisonsDto, @CurrentCaller() caller: Caller): Promise<ComparisonPageDto> {
    return pageOf(await this.quality.list(visibilityOf(caller), query.analysis_id, query.cursor, query.limit));
  }

  @Get(':id')
  @Scopes('quality:read')
  @ApiOperation({ summary: 'One comparison' })
  @ApiId('comparison')
  @ApiOkResponse({ type: ComparisonDto })
  @ApiFailures(400, 404, 429, 503)
  async one(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<ComparisonDto> {
    return this.quality.get(visibilityOf(caller), id);
  }

  @Get(':id/events')
  @Scopes('quality:read')
  @ApiOperation({
    summary: 'Follow a comparison',
    description: 'Server-Sent Events: snapshot, stage, progress, and at the end completed, failed or cancelled.',
  })
  @ApiEvents('comparison')
  async events(
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.streams.serve(request, reply, caller, this.quality, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Scopes('quality:write')
  @ApiOperation({
    summary: 'Cancel a comparison',
    description: 'Waiting or running; its tools are gone within two seconds.',
  })
  @ApiId('comparison')
  @ApiOkResponse({ type: ComparisonDto })
  @ApiFailures(400, 404, 409, 429, 503)
  async cancel(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<ComparisonDto> {
    await this.quality.cancel(ownerId, id);
    return this.quality.get({ userId: ownerId }, id);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Budget('heavy')
  @Scopes('quality:write')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiIdempotent()
  @ApiOperation({ summary: 'Try a failed or cancelled comparison again' })
  @ApiId('comparison')
  @ApiAcceptedResponse({ type: ComparisonDto })
  @ApiFailures(400, 404, 409, 422, 429, 503)
  async retry(
    @Param('id', UuidPipe) id: string,
    @OwnerId() ownerId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.idempotent.answer(request, reply, null, async () => {
      await this.quotas.check(ownerId, { jobs: 1 });
      await this.quality.retry(ownerId, id);
      const body = JSON.stringify(await this.quality.get({ userId: ownerId }, id));
      return { status: 202, headers: { location: `/api/v1/quality/comparisons/${id}` }, body };
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('quality:write')
  @ApiOperation({
    summary: 'Delete a comparison',
    description: 'A running one is cancelled first. Its frames and pictures go with it.',
  })
  @ApiId('comparison')
  @ApiResponse({ status: 204, description: 'Gone.' })
  @ApiFailures(400, 404, 429, 503)
  async delete(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<void> {
    await this.quality.delete(ownerId, id);
  }
}
