import { type Caller, visibilityOf } from '@app/auth';
import { ReportsService } from '@app/reports';
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, OwnerId, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { pageOf } from '../http/page.dto';
import { ApiReportContent, reportReply } from './report-reply';
import { CreateReportDto, ListReportsDto, ReportDto, ReportPageDto } from './reports.dto';
import { UuidPipe } from '../http/path-parameters';

/** Results to show to somebody. */
@ApiTags('Reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly idempotent: IdempotentRoutes,
  ) {}

  @Post()
  @Scopes('reports:write')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiIdempotent()
  @ApiOperation({ summary: 'Make a report', description: 'From what is stored: nothing is decoded again.' })
  @ApiCreatedResponse({ type: ReportDto, description: 'The report was written.' })
  @ApiAcceptedResponse({ type: ReportDto, description: 'The report goes on as a job.' })
  @ApiFailures(400, 404, 409, 422, 429, 503)
  async create(
    @Body() dto: CreateReportDto,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.idempotent.answer(request, reply, dto, async () => {
      const wanted = {
        subject: dto.subject.toSubject(),
        format: dto.format,
        title: dto.title ?? null,
      };
      const report = await this.reports.create(caller.userId, visibilityOf(caller), wanted);
      const unfinished = report.status === 'pending' || report.status === 'running';
      return {
        status: unfinished ? 202 : 201,
        headers: { location: `/api/v1/reports/${report.id}` },
        body: JSON.stringify(report),
      };
    });
  }

  @Get()
  @Scopes('reports:read')
  @ApiOperation({ summary: 'List reports, newest first' })
  @ApiOkResponse({ type: ReportPageDto })
  @ApiFailures(400, 429, 503)
  async list(@Query() query: ListReportsDto, @CurrentCaller() caller: Caller): Promise<ReportPageDto> {
    return pageOf(await this.reports.list(visibilityOf(caller), query.cursor, query.limit));
  }

  @Get(':id')
  @Scopes('reports:read')
  @ApiOperation({ summary: 'One report' })
  @ApiId('report')
  @ApiOkResponse({ type: ReportDto })
  @ApiFailures(400, 404, 429, 503)
  async one(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<ReportDto> {
    return this.reports.get(visibilityOf(caller), id);
  }

  @Get(':id/download')
  @Scopes('reports:read')
  @ApiOperation({ summary: 'The content of a report', description: 'With the media type of its format, as a file.' })
  @ApiId('report')
  @ApiReportContent()
  @ApiFailures(400, 404, 409, 429, 503)
  async download(
    @Param('id', UuidPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return reportReply(await this.reports.content(visibilityOf(caller), id), reply, false);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('reports:write')
  @ApiOperation({ summary: 'Delete a report' })
  @ApiId('report')
  @ApiResponse({ status: 204, description: 'Gone.' })
  @ApiFailures(400, 404, 429, 503)
  async delete(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<void> {
    await this.reports.delete(ownerId, id);
  }
}
