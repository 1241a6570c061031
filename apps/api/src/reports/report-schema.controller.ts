import { reportJsonSchema } from '@app/reports';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/decorators';

/** What reports in JSON look like, for programs. */
@ApiTags('Reports')
@Controller('api/v1/reports/schema')
export class ReportSchemaController {
  @Get()
  @Public()
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @ApiOperation({ summary: 'The JSON Schema of a report', description: 'Draft 2020-12.' })
  @ApiOkResponse({
    description: 'The schema.',
    content: { 'application/schema+json': { schema: { type: 'object', additionalProperties: true } } },
  })
  schema(): string {
    return JSON.stringify(reportJsonSchema);
  }
}
