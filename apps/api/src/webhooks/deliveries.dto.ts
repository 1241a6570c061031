import {
  type DeliveryError,
  type DeliveryFilter,
  type DeliveryStatus,
  deliveryStatuses,
  type DeliveryView,
  type EventType,
  eventTypes,
} from '@app/webhooks';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { PageDto, PageQueryDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

export class DeliveryErrorDto implements DeliveryError {
  @ApiProperty({ example: 'HTTP_STATUS' })
  code!: string;

  @ApiProperty({ example: 'The receiver answered 500.' })
  detail!: string;
}

export class DeliveryDto implements DeliveryView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  user_id!: string;

  @ApiProperty({
    format: 'uuid',
    description: '`webhook-id` of every try: a receiver that knows it already may forget the message',
  })
  event_id!: string;

  @ApiProperty({ example: 'analysis.completed', description: 'an event, or webhook.test of a test call' })
  type!: string;

  @ApiProperty({ format: 'uuid', description: 'what the event is about' })
  subject_id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: the webhook_url of a request' })
  webhook_id!: string | null;

  @ApiProperty({ description: 'without its secrets', example: 'https://example.com/hooks/ffprobe' })
  url!: string;

  @ApiProperty({
    enum: deliveryStatuses,
    description: 'pending: waits for its next try; dead: given up, to be redelivered by hand',
  })
  status!: DeliveryStatus;

  @ApiProperty({ description: 'every try so far', example: 1 })
  attempts!: number;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  last_attempt_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null when there is no further try' })
  next_attempt_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  delivered_at!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'HTTP status of the last answer', example: 200 })
  response_status!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'until the last answer came or the try failed',
    example: 84,
  })
  duration_ms!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'the first 4 KB of the last answer' })
  reply!: string | null;

  @ApiProperty({ type: DeliveryErrorDto, nullable: true, description: 'why the last try failed' })
  error!: DeliveryErrorDto | null;
}

export class DeliveryPageDto extends PageDto {
  @ApiProperty({ type: [DeliveryDto] })
  items!: DeliveryDto[];
}

/** Query of the deliveries of one webhook. */
export class ListWebhookDeliveriesDto extends PageQueryDto {
  @ApiPropertyOptional({
    enum: deliveryStatuses,
    description: 'pending: waits for its next try; dead: given up, to be redelivered by hand',
  })
  @IfGiven()
  @IsIn(deliveryStatuses)
  status?: DeliveryStatus;

  @ApiPropertyOptional({ enum: eventTypes, description: 'only messages of this event' })
  @IfGiven()
  @IsIn(eventTypes)
  type?: EventType;

  @ApiPropertyOptional({ format: 'uuid', description: 'id of the analysis, comparison, batch or report' })
  @IfGiven()
  @IsUUID()
  subject_id?: string;

  static toFilter(dto: ListWebhookDeliveriesDto): DeliveryFilter {
    return {
      ...(dto.status && { status: dto.status }),
      ...(dto.type && { type: dto.type }),
      ...(dto.subject_id && { subjectId: dto.subject_id }),
    };
  }
}
