import { type Caller, visibilityOf } from '@app/auth';
import { InsightsService } from '@app/llm';
import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { pageOf } from '../http/page.dto';
import { CreateInsightDto, InsightDto, InsightPageDto, ListInsightsDto } from './insights.dto';
import { subjectOf } from './subject.dto';
import { UuidPipe } from '../http/path-parameters';

/** Results in words, each sentence traced to what was measured. */
@ApiTags('LLM')
@Controller('api/v1/llm/insights')
export class InsightsController {
  constructor(
    private readonly insights: InsightsService,
    private readonly idempotent: IdempotentRoutes,
  ) {}

  @Post()
  @Scopes('llm:write')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiIdempotent()
  @ApiOperation({
    summary: 'Explain a result',
    description:
      'Findings and verdict in words, with what to fix. Without a configured model rules write it; a model may say only what it can cite, and decides nothing.',
  })
  @ApiCreatedResponse({ type: InsightDto, description: 'It was written, or failed with a code.' })
  @ApiAcceptedResponse({ type: InsightDto, description: 'It goes on as a job.' })
  @ApiFailures(400, 404, 409, 422, 429, 503)
  async create(
    @Body() dto: CreateInsightDto,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.idempotent.answer(request, reply, dto, async () => {
      const insight = await this.insights.create(caller.userId, visibilityOf(caller), {
        subject: subjectOf(dto),
        audience: dto.audience ?? 'engineer',
        language: dto.language ?? 'en',
      });
      const unfinished = insight.status === 'pending' || insight.status === 'running';
      return {
        status: unfinished ? 202 : 201,
        headers: { location: `/api/v1/llm/insights/${insight.id}` },
        body: JSON.stringify(insight),
      };
    });
  }

  @Get()
  @Scopes('llm:read')
  @ApiOperation({ summary: 'List insights, newest first' })
  @ApiOkResponse({ type: InsightPageDto })
  @ApiFailures(400, 429, 503)
  async list(@Query() query: ListInsightsDto, @CurrentCaller() caller: Caller): Promise<InsightPageDto> {
    return pageOf(await this.insights.list(visibilityOf(caller), query.subject_id, query.cursor, query.limit));
  }

  @Get(':id')
  @Scopes('llm:read')
  @ApiOperation({ summary: 'One insight' })
  @ApiId('insight')
  @ApiOkResponse({ type: InsightDto })
  @ApiFailures(400, 404, 429, 503)
  async one(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<InsightDto> {
    return this.insights.get(visibilityOf(caller), id);
  }
}
