import type { Page } from '@app/database';
import { allScopes, type ApiKey, type Scope, type ToldApiKey } from '@app/auth';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';
import { IsMoment } from '../http/moment';
import { PageDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

const weekSec = 7 * 86_400;

export class CreateApiKeyDto {
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'ingest' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ minItems: 1, enum: allScopes, isArray: true, example: ['probe:read', 'probe:write'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(allScopes, { each: true })
  scopes!: Scope[];

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'null or absent: it does not expire',
    example: '2027-01-01T00:00:00Z',
  })
  @IsOptional()
  @IsMoment()
  expires_at?: string | null;
}

export class RotateApiKeyDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: weekSec,
    default: 0,
    description: 'how long the secret before stays good, in seconds',
    example: 3600,
  })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(weekSec)
  overlap_sec?: number;
}

export class ApiKeyDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'ingest' })
  name!: string;

  @ApiProperty({ enum: allScopes, isArray: true })
  scopes!: Scope[];

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expires_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'to the minute' })
  last_used_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  rotated_at!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'until when the secret before the last rotation is good',
  })
  previous_valid_until!: string | null;

  static of(key: ApiKey): ApiKeyDto {
    return {
      id: key.id,
      name: key.name,
      scopes: key.scopes,
      created_at: key.createdAt.toISOString(),
      expires_at: key.expiresAt?.toISOString() ?? null,
      last_used_at: key.lastUsedAt?.toISOString() ?? null,
      rotated_at: key.rotatedAt?.toISOString() ?? null,
      previous_valid_until: key.previousValidUntil?.toISOString() ?? null,
    };
  }
}

export class ToldApiKeyDto extends ApiKeyDto {
  @ApiProperty({
    description: 'the key itself, shown this once',
    example: 'ffp_0197a1c27d507a63a1a83c1b8a3f5d11.q0Vd…',
  })
  key!: string;

  static told({ key, text }: ToldApiKey): ToldApiKeyDto {
    return { ...ApiKeyDto.of(key), key: text };
  }
}

export class ApiKeyPageDto extends PageDto {
  @ApiProperty({ type: [ApiKeyDto] })
  items!: ApiKeyDto[];

  static of(page: Page<ApiKey>): ApiKeyPageDto {
    return { items: page.items.map((key) => ApiKeyDto.of(key)), next_cursor: page.nextCursor };
  }
}
