import { ReportShares } from '@app/reports';
import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OwnerId, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { ShareDto, ShareReportDto } from './report-shares.dto';

/** Links that open a report without an account. */
@ApiTags('Reports')
@Controller('api/v1/reports/:id/share')
export class ReportSharesController {
  constructor(private readonly shares: ReportShares) {}

  @Post()
  @Scopes('reports:write')
  @ApiOperation({
    summary: 'Make a link to a report',
    description:
      'Shown once. It opens the report to whoever has it until it expires or is revoked; the link before it ends at once.',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCreatedResponse({ type: ShareDto })
  @ApiFailures(400, 404, 409, 429, 503)
  async share(
    @Param('id', ParseUUIDPipe) id: string,
    @OwnerId() ownerId: string,
    @Body() dto?: ShareReportDto,
  ): Promise<ShareDto> {
    return this.shares.share(ownerId, id, dto?.expires_in_sec);
  }

  @Delete()
  @HttpCode(204)
  @Scopes('reports:write')
  @ApiOperation({ summary: 'Revoke the link of a report' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 204, description: 'No link opens it.' })
  @ApiFailures(400, 404, 429, 503)
  async revoke(@Param('id', ParseUUIDPipe) id: string, @OwnerId() ownerId: string): Promise<void> {
    await this.shares.revoke(ownerId, id);
  }
}
