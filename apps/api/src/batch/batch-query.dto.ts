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
  @ApiPropertyOptional({ enum: batchStatuses, description: 'only batches that stand so' })
  @IfGiven()
  @IsIn(batchStatuses)
  status?: BatchStatus;

  @ApiPropertyOptional({ description: 'a label’s key, or key:value', example: 'project:spring' })
  @IfGiven()
  @IsString()
  @MaxLength(321)
  label?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'only what was asked for later than this',
    example: '2026-01-31T00:00:00Z',
  })
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
  @ApiPropertyOptional({ enum: itemStatuses, description: 'only items that stand so' })
  @IfGiven()
  @IsIn(itemStatuses)
  status?: ItemStatus;

  @ApiPropertyOptional({
    enum: itemVerdicts,
    description: 'only items of this verdict; those without one yet are left out',
  })
  @IfGiven()
  @IsIn(itemVerdicts)
  verdict?: ItemVerdict;

  static toFilter({ status, verdict }: ListItemsDto): ItemFilter {
    return { ...(status && { status }), ...(verdict && { verdict }) };
  }
}

export class ExportQueryDto {
  @ApiPropertyOptional({
    enum: exportFormats,
    default: 'csv',
    description: 'csv has a header line; ndjson one JSON object a line',
  })
  @IfGiven()
  @IsIn(exportFormats)
  format: ExportFormat = 'csv';
}
