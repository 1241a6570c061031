import { Metrics } from '@app/telemetry';
import { Controller, Get, Header, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { MetricsGuard } from './metrics.guard';

const example = `# HELP ffprobe_http_requests_total Requests answered.
# TYPE ffprobe_http_requests_total counter
ffprobe_http_requests_total{route="/api/v1/probe/file",method="POST",status="200"} 1
`;

/** What this process counts, for Prometheus. */
@ApiTags('Operations')
@Controller('metrics')
@Public()
@UseGuards(MetricsGuard)
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiBearerAuth('bearer')
  @ApiSecurity('api_key')
  @ApiOperation({
    summary: 'Metrics in Prometheus’ text format, for administrators',
    description:
      'By a login or an API key of an administrator, or by METRICS_TOKEN as bearer token where the installation sets one. METRICS_PORT serves the same on the inner network, without credentials.',
  })
  @ApiOkResponse({
    description: 'What this process counts.',
    content: { 'text/plain': { schema: { type: 'string' }, example } },
  })
  @ApiFailures(401, 403)
  async exposition(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.exposition();
  }
}
