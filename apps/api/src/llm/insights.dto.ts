import {
  type Audience,
  audiences,
  type DeliveryReadiness,
  type InsightIssue,
  type InsightSubject,
  type InsightView,
  readiness,
} from '@app/llm';
import { jobStatuses, type JobStatus } from '@app/queue';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID, Matches } from 'class-validator';
import { SubjectDto } from './subject.dto';
import { JobErrorDto } from '../http/job.dto';
import { PageDto, PageQueryDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

export class CreateInsightDto extends SubjectDto {
  @ApiPropertyOptional({
    default: 'en',
    example: 'de',
    description: 'BCP 47; what rules write is English whatever is asked, and `language` says so',
  })
  @IfGiven()
  @Matches(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/, { message: 'language must be a tag such as en or pt-BR' })
  language?: string;

  @ApiPropertyOptional({ enum: audiences, default: 'engineer' })
  @IfGiven()
  @IsIn(audiences)
  audience?: Audience;
}

export class InsightIssueDto implements InsightIssue {
  @ApiProperty({ type: [String], description: 'findings, or rules of the verdict, it rests on' })
  finding_ids!: string[];

  @ApiProperty()
  explanation!: string;

  @ApiProperty()
  fix!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'checked against a closed grammar; INPUT and OUTPUT stand for the files',
    example: 'ffmpeg -i INPUT -af loudnorm=I=-23:TP=-1:LRA=15 -c:v copy OUTPUT',
  })
  ffmpeg_hint!: string | null;
}

export class TokenCountsDto {
  @ApiProperty()
  prompt!: number;

  @ApiProperty()
  completion!: number;
}

export class InsightDto implements InsightView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  user_id!: string;

  @ApiProperty({ enum: jobStatuses })
  status!: JobStatus;

  @ApiProperty({ type: SubjectDto })
  subject!: InsightSubject;

  @ApiProperty({ enum: audiences })
  audience!: Audience;

  @ApiProperty({ example: 'en' })
  language!: string;

  @ApiProperty({ type: String, nullable: true })
  summary!: string | null;

  @ApiProperty({ type: [InsightIssueDto] })
  issues!: InsightIssueDto[];

  @ApiProperty({ enum: readiness, nullable: true, description: 'from the verdict alone; no model decides it' })
  delivery_readiness!: DeliveryReadiness | null;

  @ApiProperty({ type: [String], description: 'ids of findings, facts and rules the text rests on' })
  citations!: string[];

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'whether everything the model said could be traced; what could not was dropped',
  })
  grounded!: boolean | null;

  @ApiProperty()
  dropped_claims!: number;

  @ApiProperty({ enum: ['llm', 'rules'], nullable: true })
  generated_by!: 'llm' | 'rules' | null;

  @ApiProperty({ type: String, nullable: true, description: 'why rules wrote it although a model was to' })
  fallback_reason!: string | null;

  @ApiProperty({ type: String, nullable: true })
  provider!: string | null;

  @ApiProperty({ type: String, nullable: true })
  model!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  prompt_version!: number | null;

  @ApiProperty({ type: TokenCountsDto })
  tokens!: TokenCountsDto;

  @ApiProperty({ type: Number, nullable: true, description: 'by the configured price; null where none is' })
  cost!: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  reused_from!: string | null;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  processed_at!: string | null;

  @ApiProperty({ type: JobErrorDto, nullable: true, description: 'why it failed' })
  error!: Record<string, unknown> | null;
}

export class InsightPageDto extends PageDto {
  @ApiProperty({ type: [InsightDto] })
  items!: InsightDto[];
}

export class ListInsightsDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'of this analysis, comparison or batch alone' })
  @IfGiven()
  @IsUUID()
  subject_id?: string;
}
