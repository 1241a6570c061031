import { type ReportFormat, reportFormats, type ReportView } from '@app/reports';
import { jobStatuses, type JobStatus } from '@app/queue';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class ReportSubjectDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  analysis_id!: string;
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
  @IsOptional()
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
  subject!: ReportSubjectDto;

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

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  error!: Record<string, unknown> | null;
}

export class ReportPageDto {
  @ApiProperty({ type: [ReportDto] })
  items!: ReportDto[];

  @ApiProperty({ type: String, nullable: true })
  next_cursor!: string | null;
}

export class ListReportsDto {
  @ApiPropertyOptional({ description: 'next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}
