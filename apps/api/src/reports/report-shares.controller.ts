import { Audit, type Caller, type Origin } from '@app/auth';
import { ReportShares } from '@app/reports';
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, OwnerId, Scopes } from '../auth/decorators';
import { CallOrigin } from '../auth/origin';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { ShareDto, ShareReportDto } from './report-shares.dto';
import { UuidPipe } from '../http/path-parameters';

/** Links that open a report without an account. */
@ApiTags('Reports')
@Controller('api/v1/reports/:id/share')
export class ReportSharesController {
  constructor(
    private readonly shares: ReportShares,
    private readonly audit: Audit,
  ) {}

  @Post()
  @Scopes('reports:write')
  @ApiOperation({
    summary: 'Make a link to a report',
    description:
      'Shown once. It opens the report to whoever has it until it expires or is revoked; the link before it ends at once.',
  })
  @ApiId('report')
  @ApiCreatedResponse({ type: ShareDto })
  @ApiFailures(400, 404, 409, 429, 503)
  async share(
    @Param('id', UuidPipe) id: string,
    @OwnerId() ownerId: string,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
    @Body() dto?: ShareReportDto,
  ): Promise<ShareDto> {
    const shared = await this.shares.share(ownerId, id, dto?.expires_in_sec);
    await this.note(caller, origin, 'report.shared', id, { expires_at: shared.expires_at });
    return shared;
  }

  @Delete()
  @HttpCode(204)
  @Scopes('reports:write')
  @ApiOperation({ summary: 'Revoke the link of a report' })
  @ApiId('report')
  @ApiResponse({ status: 204, description: 'No link opens it.' })
  @ApiFailures(400, 404, 429, 503)
  async revoke(
    @Param('id', UuidPipe) id: string,
    @OwnerId() ownerId: string,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<void> {
    await this.shares.revoke(ownerId, id);
    await this.note(caller, origin, 'report.share-revoked', id, {});
  }

  private async note(caller: Caller, origin: Origin, action: string, targetId: string, details: object): Promise<void> {
    const deed = { actorId: caller.userId, keyId: caller.keyId, action, targetId, origin };
    await this.audit.record({ ...deed, details: { ...details } });
  }
}
