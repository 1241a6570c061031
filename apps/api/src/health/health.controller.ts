import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiMoreForAdmin, CallerIfAny, Public } from '../auth/decorators';
import type { Caller } from '@app/auth';
import { ApiFailures } from '../http/api-failures';
import { NoBudget } from '../limits/budget-names';
import { HealthService, type HealthStatus } from './health.service';

export class StatusDto {
  @ApiProperty({ enum: ['ok', 'degraded', 'unavailable'] })
  status!: HealthStatus;
}

export class HealthDto extends StatusDto {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'versions, stores, workers and what their tools can do, queue depth by lane, doorbells, deliveries; for administrators',
    example: {
      service_version: '1.0.0',
      postgresql: 'up',
      redis: 'up',
      queue_depth: { pending: 12, running: 8 },
      queues: [{ work: 'analyses', lane: 'quick', pending: 12, running: 8, oldest_pending_seconds: 0.4 }],
      doorbells: { probe: { waiting: 12, active: 8 } },
      webhooks: { events_waiting: 0, deliveries_pending: 2, deliveries_dead: 0, oldest_due_seconds: null },
    },
  })
  details?: Record<string, unknown>;
}

/** How the service is: for load balancers, operators and people. */
@ApiTags('Operations')
@Controller('health')
@Public()
@NoBudget()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get()
  @ApiMoreForAdmin()
  @ApiOperation({
    summary: 'Status; for administrators also versions, tools and queue depth',
    description:
      'Without credentials the status alone, also to other users. Without Redis or without a worker: degraded, 200. Wrong credentials are refused.',
  })
  @ApiOkResponse({ type: HealthDto, description: 'ok or degraded.' })
  @ApiFailures(401)
  @ApiResponse({ status: 503, type: HealthDto, description: 'PostgreSQL does not answer.' })
  async whole(
    @CallerIfAny() caller: Caller | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HealthDto> {
    const [status, details] = await Promise.all([
      this.health.status(),
      caller?.role === 'admin' ? this.health.details() : undefined,
    ]);
    void reply.status(status === 'unavailable' ? 503 : 200);
    return details ? { status, details } : { status };
  }

  @Get('live')
  @HttpCode(200)
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ type: StatusDto })
  live(): StatusDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Requests can be served',
    description: 'Without Redis or without a worker: degraded, 200. Without PostgreSQL: 503.',
  })
  @ApiOkResponse({ type: StatusDto })
  @ApiResponse({ status: 503, type: StatusDto, description: 'PostgreSQL does not answer.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<StatusDto> {
    const status = await this.health.status();
    void reply.status(status === 'unavailable' ? 503 : 200);
    return { status };
  }
}
