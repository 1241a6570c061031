import { type ReportFormat, reportFormats, type ReportSubject, type ReportView } from '@app/reports';
import { jobStatuses, type JobStatus } from '@app/queue';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { JobErrorDto } from '../http/job.dto';
import { PageDto, PageQueryDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

/** Comparisons on one curve. */
const mostRungs = 50;

/** Exactly one of them. */
export class ReportSubjectDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf((subject: ReportSubjectDto) => subject.analysis_id !== undefined || namesIn(subject) !== 1)
  @IsUUID()
  @IsTheOnlyOne()
  analysis_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf((subject: ReportSubjectDto) => subject.comparison_id !== undefined)
  @IsUUID()
  comparison_id?: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: 2,
    maxItems: mostRungs,
    description: 'several encodes of one reference: quality against bit rate',
  })
  @ValidateIf((subject: ReportSubjectDto) => subject.comparison_ids !== undefined)
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(2)
  @ArrayMaxSize(mostRungs)
  @ArrayUnique()
  comparison_ids?: string[];

  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf((subject: ReportSubjectDto) => subject.batch_id !== undefined)
  @IsUUID()
  batch_id?: string;

  toSubject(): ReportSubject {
    const { analysis_id, comparison_id, comparison_ids, batch_id } = this;
    if (analysis_id !== undefined) return { analysis_id };
    if (comparison_id !== undefined) return { comparison_id };
    if (comparison_ids !== undefined) return { comparison_ids };
    return { batch_id: batch_id ?? '' };
  }
}

function namesIn({ analysis_id, comparison_id, comparison_ids, batch_id }: ReportSubjectDto): number {
  return [analysis_id, comparison_id, comparison_ids, batch_id].filter((id) => id !== undefined).length;
}

function IsTheOnlyOne(): PropertyDecorator {
  return ValidateBy({
    name: 'isTheOnlyOne',
    validator: {
      validate: (_value, args) => namesIn(args?.object as ReportSubjectDto) === 1,
      defaultMessage: () => 'give exactly one of analysis_id, comparison_id, comparison_ids, batch_id',
    },
  });
}

export class CreateReportDto {
  @ApiProperty({ type: ReportSubjectDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ReportSubjectDto)
  subject!: ReportSubjectDto;

  @ApiProperty({ enum: reportFormats })
  @IsIn(reportFormats)
  format!: ReportFormat;

  @ApiPropertyOptional({ maxLength: 200, example: 'Delivery of 31 January' })
  @IfGiven()
  @IsString()
  @MaxLength(200)
  title?: string;
}

export class ReportDto implements ReportView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  user_id!: string;

  @ApiProperty({ enum: jobStatuses })
  status!: JobStatus;

  @ApiProperty({ type: ReportSubjectDto })
  subject!: ReportSubject;

  @ApiProperty({ enum: reportFormats })
  format!: ReportFormat;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  size_bytes!: number | null;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  processed_at!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'path to the content, once it is completed' })
  download_url!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'when it is removed; null keeps it' })
  expires_at!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'when its link ends; null without one',
  })
  shared_until!: string | null;

  @ApiProperty({ type: JobErrorDto, nullable: true, description: 'why it failed' })
  error!: Record<string, unknown> | null;
}

export class ReportPageDto extends PageDto {
  @ApiProperty({ type: [ReportDto] })
  items!: ReportDto[];
}

export class ListReportsDto extends PageQueryDto {}
