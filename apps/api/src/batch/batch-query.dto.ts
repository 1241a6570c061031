import {
  type BatchFilter,
  type BatchStatus,
  batchStatuses,
  type ExportFormat,
  exportFormats,
  type ItemFilter,
  type ItemStatus,
  itemStatuses,
  type ItemVerdict,
  itemVerdicts,
} from '@app/batch';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { PageQueryDto } from '../http/page.dto';
import { IsMoment } from '../http/moment';
import { IfGiven } from '../http/if-given';

export class ListBatchesDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: batchStatuses })
  @IfGiven()
  @IsIn(batchStatuses)
  status?: BatchStatus;

  @ApiPropertyOptional({ description: 'a label’s key, or key:value', example: 'project:spring' })
  @IfGiven()
  @IsString()
  @MaxLength(321)
  label?: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-01-31T00:00:00Z' })
  @IfGiven()
  @IsMoment()
  created_after?: string;

  static toFilter({ status, label, created_after }: ListBatchesDto): BatchFilter {
    return {
      ...(status && { status }),
      ...(label && { label }),
      ...(created_after && { createdAfter: new Date(created_after) }),
    };
  }
}

export class ListItemsDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: itemStatuses })
  @IfGiven()
  @IsIn(itemStatuses)
  status?: ItemStatus;

  @ApiPropertyOptional({ enum: itemVerdicts })
  @IfGiven()
  @IsIn(itemVerdicts)
  verdict?: ItemVerdict;

  static toFilter({ status, verdict }: ListItemsDto): ItemFilter {
    return { ...(status && { status }), ...(verdict && { verdict }) };
  }
}

export class ExportQueryDto {
  @ApiPropertyOptional({ enum: exportFormats, default: 'csv' })
  @IfGiven()
  @IsIn(exportFormats)
  format: ExportFormat = 'csv';
}
