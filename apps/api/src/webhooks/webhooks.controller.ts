import { Audit, type Caller, type Origin, visibilityOf } from '@app/auth';
import { DeliveriesService, WebhooksService } from '@app/webhooks';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, OwnerId, Scopes } from '../auth/decorators';
import { CallOrigin } from '../auth/origin';
import { pageOf, PageQueryDto } from '../http/page.dto';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { DeliveryDto, DeliveryPageDto, ListWebhookDeliveriesDto } from './deliveries.dto';
import {
  ChangeWebhookDto,
  CreateWebhookDto,
  RotateSecretDto,
  ToldWebhookDto,
  WebhookDto,
  WebhookPageDto,
} from './webhooks.dto';
import { UuidPipe } from '../http/path-parameters';

/** Who is told when something has ended. */
@ApiTags('Webhooks')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
    private readonly audit: Audit,
  ) {}

  @Post()
  @Scopes('webhooks:write')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Subscribe to events',
    description:
      'Each event is sent by POST in the Standard Webhooks form (webhook-id, webhook-timestamp, webhook-signature), at least once, and tried about eight times over a day. The secret is shown in this reply and never again.',
  })
  @ApiCreatedResponse({ type: ToldWebhookDto })
  @ApiFailures(400, 409, 422, 503)
  async create(
    @Body() dto: CreateWebhookDto,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ToldWebhookDto> {
    const webhook = await this.webhooks.create(caller.userId, CreateWebhookDto.toSettings(dto));
    void reply.header('location', `/api/v1/webhooks/${webhook.id}`);
    return webhook;
  }

  @Get()
  @Scopes('webhooks:read')
  @ApiOperation({ summary: 'List webhooks, newest first' })
  @ApiOkResponse({ type: WebhookPageDto })
  @ApiFailures(400, 503)
  async list(@Query() query: PageQueryDto, @CurrentCaller() caller: Caller): Promise<WebhookPageDto> {
    return pageOf(await this.webhooks.list(caller.userId, visibilityOf(caller), query.cursor, query.limit));
  }

  @Get(':id')
  @Scopes('webhooks:read')
  @ApiOperation({ summary: 'One webhook' })
  @ApiId('webhook')
  @ApiOkResponse({ type: WebhookDto })
  @ApiFailures(400, 404, 503)
  async one(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<WebhookDto> {
    return this.webhooks.get(caller.userId, visibilityOf(caller), id);
  }

  @Patch(':id')
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Change a webhook',
    description: 'What is absent stays. A new address counts for the next try of waiting deliveries, too.',
  })
  @ApiId('webhook')
  @ApiOkResponse({ type: WebhookDto })
  @ApiFailures(400, 404, 422, 503)
  async change(
    @Param('id', UuidPipe) id: string,
    @Body() dto: ChangeWebhookDto,
    @CurrentCaller() caller: Caller,
  ): Promise<WebhookDto> {
    return this.webhooks.update(caller.userId, id, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('webhooks:write')
  @ApiOperation({ summary: 'Delete a webhook', description: 'Its deliveries go with it, those that wait included.' })
  @ApiId('webhook')
  @ApiNoContentResponse({ description: 'Gone.' })
  @ApiFailures(400, 404, 503)
  async delete(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<void> {
    await this.webhooks.delete(ownerId, id);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Scopes('webhooks:write')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Give a webhook a new secret',
    description:
      'The secret is shown in this reply and never again. For overlap_sec every message carries two signatures, so that the receiver can change over.',
  })
  @ApiId('webhook')
  @ApiOkResponse({ type: ToldWebhookDto })
  @ApiFailures(400, 404, 503)
  async rotate(
    @Param('id', UuidPipe) id: string,
    @Body() dto: RotateSecretDto,
    @CurrentCaller() caller: Caller,
    @CallOrigin() origin: Origin,
  ): Promise<ToldWebhookDto> {
    const rotated = await this.webhooks.rotateSecret(caller.userId, id, dto.overlap_sec);
    const deed = { actorId: caller.userId, keyId: caller.keyId, targetId: id, origin };
    await this.audit.record({ ...deed, action: 'webhook.secret-rotated' });
    return rotated;
  }

  @Post(':id/test')
  @HttpCode(200)
  @Scopes('webhooks:write')
  @ApiOperation({
    summary: 'Send a test message',
    description: 'One signed webhook.test, tried once, also to a disabled webhook; the reply says how it went.',
  })
  @ApiId('webhook')
  @ApiOkResponse({ type: DeliveryDto, description: 'delivered, or dead with the reason' })
  @ApiAcceptedResponse({ type: DeliveryDto, description: 'No worker has taken it yet.' })
  @ApiFailures(400, 404, 503)
  async test(
    @Param('id', UuidPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeliveryDto> {
    const delivery = await this.deliveries.test(caller.userId, id);
    void reply
      .status(delivery.status === 'pending' ? 202 : 200)
      .header('location', `/api/v1/webhooks/deliveries/${delivery.id}`);
    return delivery;
  }

  @Get(':id/deliveries')
  @Scopes('webhooks:read')
  @ApiOperation({ summary: 'Deliveries of one webhook, newest first' })
  @ApiId('webhook')
  @ApiOkResponse({ type: DeliveryPageDto })
  @ApiFailures(400, 404, 503)
  async deliveriesOf(
    @Param('id', UuidPipe) id: string,
    @Query() query: ListWebhookDeliveriesDto,
    @CurrentCaller() caller: Caller,
  ): Promise<DeliveryPageDto> {
    const filter = { ...ListWebhookDeliveriesDto.toFilter(query), webhookId: id };
    return pageOf(await this.deliveries.list(visibilityOf(caller), filter, query.cursor, query.limit));
  }
}
