import { type JobStatus, jobStatuses, type Progress } from '@app/queue';
import { ApiProperty } from '@nestjs/swagger';

/** How far a job is. */
export class ProgressDto implements Progress {
  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 1, example: 0.4 })
  fraction!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'what it is at', example: 'decoding' })
  stage!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'time left, as it looks now', example: 12 })
  eta_seconds!: number | null;
}

/** Why a job failed; some codes tell more. */
export class JobErrorDto {
  [more: string]: unknown;

  @ApiProperty({ description: 'stable, for programs', example: 'MEDIA_INVALID' })
  code!: string;

  @ApiProperty({ example: 'The work could not be done' })
  title!: string;

  @ApiProperty({ description: 'what happened, with what the tool said' })
  detail!: string;
}

/** What every job says of itself. */
export class JobDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: jobStatuses })
  status!: JobStatus;

  @ApiProperty({ format: 'uuid' })
  user_id!: string;

  @ApiProperty({ type: ProgressDto })
  progress!: ProgressDto;

  @ApiProperty({ description: 'rises each time a worker takes it' })
  attempt!: number;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  started_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  processed_at!: string | null;

  @ApiProperty({ type: JobErrorDto, nullable: true, description: 'why it failed' })
  error!: Record<string, unknown> | null;
}
