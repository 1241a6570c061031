import { ReportShares } from '@app/reports';
import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { ApiReportContent, reportReply } from './report-reply';

/** What links open, to anybody who has one. */
@ApiTags('Reports')
@Controller('api/v1/shared/reports')
export class SharedReportsController {
  constructor(private readonly shares: ReportShares) {}

  @Get(':token')
  @Public()
  @ApiOperation({ summary: 'A shared report', description: 'A page or PDF is shown, every other format is a file.' })
  @ApiParam({ name: 'token', description: 'from the link; signed' })
  @ApiReportContent()
  @ApiFailures(404, 429, 503)
  async open(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const content = await this.shares.open(token);
    return reportReply(content, reply, /^(?:text\/html|application\/pdf)/.test(content.mediaType));
  }
}
