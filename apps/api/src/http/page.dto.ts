import type { Page } from '@app/database';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfGiven } from './if-given';

/** Which part of a list. */
export class PageQueryDto {
  @ApiPropertyOptional({ description: 'next_cursor of the page before' })
  @IfGiven()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50, description: 'most items on a page' })
  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** What every page of a list has beside its items. */
export class PageDto {
  @ApiProperty({ type: String, nullable: true, description: 'give it as cursor for the next page; null at the end' })
  next_cursor!: string | null;
}

/** A page as the API writes it. */
export function pageOf<T>({ items, nextCursor }: Page<T>): { items: T[]; next_cursor: string | null } {
  return { items, next_cursor: nextCursor };
}
