import {
  type EventType,
  eventTypes,
  type ToldWebhookView,
  type WebhookSettings,
  type WebhookView,
} from '@app/webhooks';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { PageDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

const weekSec = 7 * 86_400;
const daySec = 86_400;

const url = {
  maxLength: 2048,
  description: 'http or https; a private address only where the operator allows it',
  example: 'https://example.com/hooks/ffprobe',
};
const events = {
  enum: eventTypes,
  isArray: true,
  description: 'null: every event, those to come included',
  example: ['analysis.completed', 'analysis.failed'],
};
const description = { type: String, nullable: true, maxLength: 200, example: 'ingest' };

export class CreateWebhookDto {
  @ApiProperty(url)
  @IsString()
  @Length(1, 2048)
  url!: string;

  @ApiPropertyOptional({ minItems: 1, ...events, nullable: true, default: null })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(eventTypes, { each: true })
  events?: EventType[] | null;

  @ApiPropertyOptional(description)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  description?: string | null;

  @ApiPropertyOptional({ default: true })
  @IfGiven()
  @IsBoolean()
  enabled?: boolean;

  static toSettings(dto: CreateWebhookDto): WebhookSettings {
    return {
      url: dto.url,
      events: dto.events ?? null,
      description: dto.description ?? null,
      enabled: dto.enabled ?? true,
    };
  }
}

export class ChangeWebhookDto {
  @ApiPropertyOptional(url)
  @ValidateIf((dto: ChangeWebhookDto) => dto.url !== undefined)
  @IsString()
  @Length(1, 2048)
  url?: string;

  @ApiPropertyOptional({ minItems: 1, ...events, nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(eventTypes, { each: true })
  events?: EventType[] | null;

  @ApiPropertyOptional(description)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  description?: string | null;

  @ApiPropertyOptional({ description: 'false: nothing is delivered, and what waits is dead-lettered at its next try' })
  @ValidateIf((dto: ChangeWebhookDto) => dto.enabled !== undefined)
  @IsBoolean()
  enabled?: boolean;
}

export class RotateSecretDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: weekSec,
    default: daySec,
    description: 'how long, in seconds, messages are signed with the secret before as well',
  })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(weekSec)
  overlap_sec: number = daySec;
}

export class WebhookDto implements WebhookView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  user_id!: string;

  @ApiProperty({
    example: 'https://example.com/hooks/ffprobe',
    description: 'without its secrets for others than the owner',
  })
  url!: string;

  @ApiProperty({ ...events, nullable: true })
  events!: EventType[] | null;

  @ApiProperty(description)
  description!: string | null;

  @ApiProperty()
  enabled!: boolean;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'until when the secret before the last rotation signs as well',
  })
  previous_secret_until!: string | null;
}

export class ToldWebhookDto extends WebhookDto implements ToldWebhookView {
  @ApiProperty({
    description: 'shown this once; verify `webhook-signature` with it (Standard Webhooks)',
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDvC2FVsBQIhr=',
  })
  secret!: string;
}

export class WebhookPageDto extends PageDto {
  @ApiProperty({ type: [WebhookDto] })
  items!: WebhookDto[];
}
