import { Metrics } from '@app/telemetry';
import { Controller, Get, Header, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { MetricsGuard } from './metrics.guard';

/** What this process counts, for Prometheus. */
@ApiTags('Operations')
@Controller('metrics')
@Public()
@UseGuards(MetricsGuard)
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiProduces('text/plain')
  @ApiOperation({
    summary: 'Metrics in Prometheus’ text format, for administrators and for METRICS_TOKEN as bearer token',
  })
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiFailures(401, 403)
  async exposition(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.exposition();
  }
}
