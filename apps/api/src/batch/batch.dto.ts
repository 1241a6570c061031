import { type BatchStatus, batchStatuses, type BatchView } from '@app/batch';
import { ApiProperty } from '@nestjs/swagger';
import { documents } from '../http/document';
import { PageDto } from '../http/page.dto';

const nullableObject = { type: 'object' as const, additionalProperties: true, nullable: true };

export class BatchCountsDto {
  @ApiProperty()
  pending!: number;

  @ApiProperty({ description: 'at the workers' })
  running!: number;

  @ApiProperty()
  completed!: number;

  @ApiProperty()
  failed!: number;

  @ApiProperty()
  cancelled!: number;

  @ApiProperty({ description: 'of the completed: verdict pass' })
  pass!: number;

  @ApiProperty()
  warn!: number;

  @ApiProperty()
  fail!: number;

  @ApiProperty()
  not_evaluated!: number;
}

/** A batch: how it stands. */
export class BatchDto implements BatchView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  user_id!: string;

  @ApiProperty({ enum: batchStatuses })
  status!: BatchStatus;

  @ApiProperty({ description: 'items known so far' })
  total!: number;

  @ApiProperty({ type: BatchCountsDto })
  counts!: BatchCountsDto;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'items a second over the last half minute, or over the whole time once it ended',
  })
  throughput!: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'when the last item ends at this pace',
  })
  eta!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  eta_seconds!: number | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  labels!: Record<string, string>;

  @ApiProperty()
  concurrency!: number;

  @ApiProperty({
    ...nullableObject,
    description: 'root or s3_prefix, include[], exclude[], done, error; null when the items were listed in the request',
  })
  listing!: BatchView['listing'];

  @ApiProperty({ description: 'items that share the result of another one' })
  duplicates!: number;

  @ApiProperty(documents('SlowItem', 'the ten slowest'))
  slowest!: BatchView['slowest'];

  @ApiProperty(documents('FailedItem', 'the first twenty that failed'))
  first_errors!: BatchView['first_errors'];

  @ApiProperty()
  depth!: string;

  @ApiProperty({ type: String, nullable: true })
  policy!: string | null;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  started_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  processed_at!: string | null;
}

export class BatchPageDto extends PageDto {
  @ApiProperty({ type: [BatchDto] })
  items!: BatchView[];
}
