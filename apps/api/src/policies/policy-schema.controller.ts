import { policyJsonSchema } from '@app/policy';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/decorators';

/** How a policy is written, for editors and programs. */
@ApiTags('Policies')
@Controller('api/v1/policies/schema')
export class PolicySchemaController {
  @Get()
  @Public()
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @ApiOperation({
    summary: 'The JSON Schema of a policy',
    description:
      'Draft 2020-12. Editors complete and check policies by it, in YAML too: "# yaml-language-server: $schema=<this address>" as first line.',
  })
  @ApiOkResponse({
    description: 'The schema.',
    content: { 'application/schema+json': { schema: { type: 'object', additionalProperties: true } } },
  })
  schema(): string {
    return JSON.stringify(policyJsonSchema);
  }
}
