import { type Caller, visibilityOf } from '@app/auth';
import { Analyses, ProbeService, timelineCsv } from '@app/probe';
import { Controller, Delete, Get, HttpCode, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, OwnerId, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { isKnown } from '../http/byte-range';
import { pageOf } from '../http/page.dto';
import { AnalysisDto, AnalysisPageDto, ListAnalysesDto } from './analysis.dto';
import { ffprobeExample, timelineCsvExample, timelineExample } from './reading-examples';
import { ReadAnalysisDto, ReadTimelineDto } from './reading.dto';
import { IntegerPipe, UuidPipe } from '../http/path-parameters';

const json = 'application/json; charset=utf-8';
const open = { type: 'object' as const, additionalProperties: true };

/** The analyses that were made. */
@ApiTags('Probe')
@Controller('api/v1/probe/analyses')
export class AnalysesController {
  constructor(
    private readonly analyses: Analyses,
    private readonly probes: ProbeService,
  ) {}

  @Get()
  @Scopes('probe:read')
  @ApiOperation({
    summary: 'List analyses, newest first',
    description: 'Without the large documents; follow next_cursor until it is null.',
  })
  @ApiOkResponse({ type: AnalysisPageDto })
  @ApiFailures(400, 429, 503)
  async list(@Query() query: ListAnalysesDto, @CurrentCaller() caller: Caller): Promise<AnalysisPageDto> {
    return pageOf(
      await this.analyses.list(visibilityOf(caller), ListAnalysesDto.toFilter(query), query.cursor, query.limit),
    );
  }

  @Get(':id')
  @Scopes('probe:read')
  @ApiOperation({ summary: 'One analysis' })
  @ApiId('analysis')
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'an ETag from before: 304 while nothing changed' })
  @ApiOkResponse({ type: AnalysisDto })
  @ApiResponse({ status: 304, description: 'Nothing changed since that ETag.' })
  @ApiFailures(400, 404, 429, 503)
  async one(
    @Param('id', UuidPipe) id: string,
    @Query() { include }: ReadAnalysisDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<Buffer | string | undefined> {
    const visibility = visibilityOf(caller);
    const known = request.headers['if-none-match'];
    if (known !== undefined) {
      const etag = await this.analyses.etag(visibility, id);
      if (isKnown(known, etag)) {
        void reply.status(304).header('etag', etag);
        return undefined;
      }
    }
    const body = await this.analyses.body(visibility, id);
    void reply.header('etag', body.etag).header('cache-control', 'private, no-cache').header('content-type', json);
    if (!include?.includes('timeline')) return body.json;
    return `${body.json.toString().slice(0, -1)},"timeline":${JSON.stringify(await this.analyses.timeline(visibility, id))}}`;
  }

  @Get(':id/ffprobe')
  @Scopes('probe:read')
  @ApiOperation({
    summary: "ffprobe's own output",
    description:
      'The tool’s own keys and values in its own order; only redactions differ. What typed facts make of it is `media` of the analysis.',
  })
  @ApiId('analysis')
  @ApiOkResponse({
    description: 'JSON as ffprobe printed it.',
    content: { 'application/json': { schema: open, example: ffprobeExample } },
  })
  @ApiFailures(400, 404, 409, 429, 503)
  async ffprobe(
    @Param('id', UuidPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    const body = await this.analyses.ffprobeJson(visibilityOf(caller), id);
    void reply.header('content-type', json);
    return body;
  }

  @Get(':id/timeline')
  @Scopes('probe:read')
  @ApiOperation({
    summary: 'Series over time',
    description:
      'Bit rate and groups of pictures from depth standard; loudness and picture level from depth full. JSON, or CSV with one value a line.',
  })
  @ApiId('analysis')
  @ApiOkResponse({
    description: 'Every series that was measured; null or absent where one was not.',
    content: {
      'application/json': { schema: open, example: timelineExample },
      'text/csv': { schema: { type: 'string' }, example: timelineCsvExample },
    },
  })
  @ApiFailures(400, 404, 429, 503)
  async timeline(
    @Param('id', UuidPipe) id: string,
    @Query() { format }: ReadTimelineDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    const timeline = await this.analyses.timeline(visibilityOf(caller), id);
    const asCsv = format === 'csv' || (format === undefined && request.headers.accept?.includes('text/csv'));
    void reply.header('vary', 'accept').header('content-type', asCsv ? 'text/csv; charset=utf-8' : json);
    return asCsv ? timelineCsv(timeline) : JSON.stringify(timeline);
  }

  @Get(':id/thumbnails/:number')
  @Scopes('probe:read')
  @ApiOperation({ summary: 'The picture of a finding', description: 'A finding that has one names its address.' })
  @ApiId('analysis')
  @ApiParam({ name: 'number', type: 'integer', description: 'from 1' })
  @ApiProduces('image/png')
  @ApiOkResponse({ content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } })
  @ApiFailures(400, 404, 429, 503)
  async thumbnail(
    @Param('id', UuidPipe) id: string,
    @Param('number', IntegerPipe) number: number,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const png = await this.analyses.thumbnail(visibilityOf(caller), id, number);
    void reply.header('cache-control', 'private, max-age=86400');
    return new StreamableFile(png, { type: 'image/png', length: png.length });
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('probe:write')
  @ApiOperation({
    summary: 'Delete an analysis',
    description: 'A running one is cancelled first. A file sent with the request goes with it.',
  })
  @ApiId('analysis')
  @ApiResponse({ status: 204, description: 'Gone.' })
  @ApiFailures(400, 404, 429, 503)
  async delete(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<void> {
    await this.probes.delete(ownerId, id);
  }
}
