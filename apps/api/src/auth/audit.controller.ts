import { Audit } from '@app/auth';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures } from '../http/api-failures';
import { AuditPageDto, ListAuditDto } from './audit.dto';
import { Roles } from './decorators';

/** The audit log, for administrators. It can be read and nothing else. */
@ApiTags('Administration')
@Controller('api/v1/admin/audit')
@Roles('admin')
export class AuditController {
  constructor(private readonly audit: Audit) {}

  @Get()
  @ApiOperation({ summary: 'Who did what, from where, when; newest first' })
  @ApiOkResponse({ type: AuditPageDto })
  @ApiFailures(400, 503)
  async list(@Query() query: ListAuditDto): Promise<AuditPageDto> {
    return AuditPageDto.of(await this.audit.list(ListAuditDto.toFilter(query), query.cursor, query.limit));
  }
}
