import type { Page } from '@app/database';
import type { AuditEntry, AuditFilter } from '@app/auth';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID, Matches } from 'class-validator';
import { PageDto, PageQueryDto } from '../http/page.dto';
import { IsMoment } from '../http/moment';
import { IfGiven } from '../http/if-given';

export class ListAuditDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'who did it' })
  @IfGiven()
  @IsUUID()
  actor_id?: string;

  @ApiPropertyOptional({ description: 'exactly this action', example: 'user.created' })
  @IfGiven()
  @Matches(/^[a-z-]{1,40}(?:\.[a-z-]{1,40})?$/)
  action?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'what it was done to' })
  @IfGiven()
  @IsUUID()
  target_id?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'from this moment on' })
  @IfGiven()
  @IsMoment()
  after?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'up to this moment, itself excluded' })
  @IfGiven()
  @IsMoment()
  before?: string;

  static toFilter(dto: ListAuditDto): AuditFilter {
    return {
      actorId: dto.actor_id,
      action: dto.action,
      targetId: dto.target_id,
      ...(dto.after && { after: new Date(dto.after) }),
      ...(dto.before && { before: new Date(dto.before) }),
    };
  }
}

export class AuditEntryDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'null where nobody was proven, as in a failed login',
  })
  actor_id!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'the API key it was done with' })
  key_id!: string | null;

  @ApiProperty({ example: 'user.created' })
  action!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  target_id!: string | null;

  @ApiProperty({ example: '203.0.113.7' })
  address!: string;

  @ApiProperty({ type: String, nullable: true })
  request_id!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { email: 'ada@example.com', role: 'user' } })
  details!: Record<string, unknown>;

  static of(entry: AuditEntry): AuditEntryDto {
    return {
      id: entry.id,
      at: entry.at.toISOString(),
      actor_id: entry.actorId,
      key_id: entry.keyId,
      action: entry.action,
      target_id: entry.targetId,
      address: entry.address,
      request_id: entry.requestId,
      details: entry.details,
    };
  }
}

export class AuditPageDto extends PageDto {
  @ApiProperty({ type: [AuditEntryDto] })
  items!: AuditEntryDto[];

  static of(page: Page<AuditEntry>): AuditPageDto {
    return { items: page.items.map((entry) => AuditEntryDto.of(entry)), next_cursor: page.nextCursor };
  }
}
