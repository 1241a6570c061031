import {
  type BatchItemView,
  type BatchStatus,
  batchStatuses,
  type BatchView,
  type ItemStatus,
  itemStatuses,
  type ItemVerdict,
  itemVerdicts,
  type RefusedItem,
} from '@app/batch';
import { ApiProperty } from '@nestjs/swagger';
import { FieldErrorDto } from '../http/problem';
import { PageDto } from '../http/page.dto';

const object = { type: 'object' as const, additionalProperties: true };
const nullableObject = { ...object, nullable: true };

export class RefusedItemDto implements RefusedItem {
  @ApiProperty({ description: 'from 0, in the order of the request', example: 17 })
  index!: number;

  @ApiProperty({ example: 'VALIDATION_FAILED' })
  code!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty({ type: [FieldErrorDto] })
  errors!: FieldErrorDto[];
}

/** Reply of POST /batch/analyze. */
export class AcceptedBatchDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'items; null while a folder or prefix is still being listed',
  })
  total!: number | null;

  @ApiProperty({ example: '/api/v1/batch/0197a1c2-7d50-7a63-a1a8-3c1b8a3f5d11' })
  status_url!: string;

  @ApiProperty({ example: '/api/v1/batch/0197a1c2-7d50-7a63-a1a8-3c1b8a3f5d11/events' })
  events_url!: string;

  @ApiProperty({ description: 'items that were not accepted; they are in the batch as failed' })
  refused!: number;

  @ApiProperty({ type: [RefusedItemDto], description: 'the first hundred of them' })
  errors!: RefusedItemDto[];
}

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

  @ApiProperty({ type: 'array', items: object, description: 'index, name and wall_seconds of the ten slowest' })
  slowest!: BatchView['slowest'];

  @ApiProperty({
    type: 'array',
    items: object,
    description: 'index, name, code and detail of the first twenty that failed',
  })
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

/** An item of a batch. */
export class BatchItemViewDto implements BatchItemView {
  @ApiProperty({ description: 'from 0' })
  index!: number;

  @ApiProperty({ enum: itemStatuses })
  status!: ItemStatus;

  @ApiProperty({ enum: ['analysis', 'comparison'], nullable: true, description: 'null when it was not acceptable' })
  kind!: 'analysis' | 'comparison' | null;

  @ApiProperty()
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
