import { type RefusedItem } from '@app/batch';
import { ApiProperty } from '@nestjs/swagger';
import { FieldErrorDto } from '../http/problem';

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
