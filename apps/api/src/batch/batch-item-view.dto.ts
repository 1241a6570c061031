import { type BatchItemView, type ItemStatus, itemStatuses, type ItemVerdict, itemVerdicts } from '@app/batch';
import { ApiProperty } from '@nestjs/swagger';
import { PageDto } from '../http/page.dto';

const nullableObject = { type: 'object' as const, additionalProperties: true, nullable: true };

/** An item of a batch. */
export class BatchItemViewDto implements BatchItemView {
  @ApiProperty({ description: 'from 0' })
  index!: number;

  @ApiProperty({ enum: itemStatuses })
  status!: ItemStatus;

  @ApiProperty({ enum: ['analysis', 'comparison'], nullable: true, description: 'null when it was not acceptable' })
  kind!: 'analysis' | 'comparison' | null;

  @ApiProperty({ description: 'of its media; of an upload that waits its id', example: 'trailer.mp4' })
  name!: string;

  @ApiProperty({ ...nullableObject, description: 'as it was named', example: { file_path: 'media/trailer.mp4' } })
  source!: Record<string, unknown> | null;

  @ApiProperty(nullableObject)
  reference!: Record<string, unknown> | null;

  @ApiProperty(nullableObject)
  distorted!: Record<string, unknown> | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  labels!: Record<string, string>;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null until its turn came' })
  analysis_id!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  comparison_id!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'index of the item whose result this one shares' })
  duplicate_of!: number | null;

  @ApiProperty({ enum: itemVerdicts, nullable: true })
  verdict!: ItemVerdict | null;

  @ApiProperty({ type: Number, nullable: true })
  wall_seconds!: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  processed_at!: string | null;

  @ApiProperty({ ...nullableObject, description: 'why it failed: code, title, detail' })
  error!: Record<string, unknown> | null;
}

export class BatchItemPageDto extends PageDto {
  @ApiProperty({ type: [BatchItemViewDto] })
  items!: BatchItemView[];
}
