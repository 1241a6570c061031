import { type Caller, visibilityOf } from '@app/auth';
import { DeliveriesService } from '@app/webhooks';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { pageOf } from '../http/page.dto';
import { DeliveryDto, DeliveryPageDto, ListWebhookDeliveriesDto } from './deliveries.dto';
import { UuidPipe } from '../http/path-parameters';

/** How the messages went, those to a request's webhook_url included. */
@ApiTags('Webhooks')
@Controller('api/v1/webhooks/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @Scopes('webhooks:read')
  @ApiOperation({
    summary: 'All deliveries, newest first',
    description: 'Of webhooks, and of the webhook_url of requests. ?status=dead lists what was given up.',
  })
  @ApiOkResponse({ type: DeliveryPageDto })
  @ApiFailures(400, 503)
  async list(@Query() query: ListWebhookDeliveriesDto, @CurrentCaller() caller: Caller): Promise<DeliveryPageDto> {
    return pageOf(
      await this.deliveries.list(
        visibilityOf(caller),
        ListWebhookDeliveriesDto.toFilter(query),
        query.cursor,
        query.limit,
      ),
    );
  }

  @Get(':id')
  @Scopes('webhooks:read')
  @ApiOperation({ summary: 'One delivery' })
  @ApiId('delivery')
  @ApiOkResponse({ type: DeliveryDto })
  @ApiFailures(400, 404, 503)
  async one(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<DeliveryDto> {
    return this.deliveries.get(visibilityOf(caller), id);
  }

  @Post(':id/redeliver')
  @HttpCode(202)
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Deliver again',
    description:
      'At once, under the same webhook-id and with all its tries: what was given up, what was delivered, and what waits for its next try.',
  })
  @ApiId('delivery')
  @ApiAcceptedResponse({ type: DeliveryDto, description: 'It is due.' })
  @ApiFailures(400, 404, 409, 503)
  async redeliver(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<DeliveryDto> {
    return this.deliveries.redeliver(caller.userId, id);
  }
}
