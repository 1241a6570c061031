import { type AnalysisFilter, type AnalysisView, depths, type FullAnalysisView } from '@app/probe';
import { type JobStatus, jobStatuses } from '@app/queue';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { document, documents, documentsBySubject } from '../http/document';
import { JobDto } from '../http/job.dto';
import { VerdictDto } from '../policies/judging.dto';
import { IsMoment } from '../http/moment';
import { PageDto, PageQueryDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

const object = { type: 'object' as const, additionalProperties: true, nullable: true };
const checkNumbers = {
  type: 'object' as const,
  additionalProperties: { type: 'object' as const, additionalProperties: true },
};

/** An analysis as listed: without the large documents. */
export class ListedAnalysisDto extends JobDto implements AnalysisView {
  @ApiProperty(document('SourceView'))
  source!: FullAnalysisView['source'];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  labels!: Record<string, string>;

  @ApiProperty({ enum: depths })
  depth!: string;

  @ApiProperty({
    type: VerdictDto,
    nullable: true,
    description: 'by the policy that was named, else by `playable`; null until there is a result',
  })
  verdict!: VerdictDto | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'the analysis whose result this is' })
  reused_from!: string | null;
}

/** A whole analysis. */
export class AnalysisDto extends ListedAnalysisDto {
  @ApiProperty(document('MediaInfo', { nullable: true, description: 'null where there is no result' }))
  media!: FullAnalysisView['media'];

  @ApiPropertyOptional({ ...object, description: 'ffprobe’s JSON: streams, format, chapters, programs' })
  ffprobe_data?: unknown;

  @ApiPropertyOptional({
    ...object,
    description: 'series by name, as GET …/timeline gives them; only with `include=timeline`',
  })
  timeline?: unknown;

  @ApiProperty(
    documentsBySubject(
      { ladder: 'Ladder' },
      { nullable: true, description: 'results by subject; `ladder` of a stream' },
    ),
  )
  enhanced_analysis!: unknown;

  @ApiProperty(documents('Finding', 'what was seen, each with its evidence'))
  findings!: FullAnalysisView['findings'];

  @ApiProperty(documents('NotEvaluated', 'checks that could not look, and why: never a pass'))
  not_evaluated!: FullAnalysisView['not_evaluated'];

  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'checks that looked: what they did not find is not there',
    example: ['integrity.messages'],
  })
  evaluated_checks!: string[] | null;

  @ApiProperty({
    type: 'object',
    properties: { requested: checkNumbers, effective: checkNumbers },
    required: ['requested', 'effective'],
    description: 'numbers given to the checks: as requested, and as they were used together with those of the policy',
    example: { requested: {}, effective: { 'video.black': { warn_sec: 5 } } },
  })
  check_settings!: unknown;

  @ApiProperty(document('QualitySummary', { nullable: true, description: 'the latest valid comparison of this media' }))
  quality_metrics!: FullAnalysisView['quality_metrics'];

  @ApiProperty(document('Engine', { nullable: true, description: 'what did the work and what it cost' }))
  engine!: FullAnalysisView['engine'];
}

export class AnalysisPageDto extends PageDto {
  @ApiProperty({ type: [ListedAnalysisDto] })
  items!: AnalysisView[];
}

/** Query of the list. */
export class ListAnalysesDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: jobStatuses, description: 'only analyses that stand so' })
  @IfGiven()
  @IsIn(jobStatuses)
  status?: JobStatus;

  @ApiPropertyOptional({ enum: ['file_path', 'upload', 'url', 's3', 'hls', 'dash'], description: 'kind of source' })
  @IfGiven()
  @IsIn(['file_path', 'upload', 'url', 's3', 'hls', 'dash'])
  source?: string;

  @ApiPropertyOptional({ description: 'a label’s key, or key:value', example: 'project:spring' })
  @IfGiven()
  @IsString()
  @MaxLength(321)
  label?: string;

  @ApiPropertyOptional({
    enum: ['pass', 'warn', 'fail', 'not_evaluated'],
    description: 'only analyses of this verdict; those without one yet are left out',
  })
  @IfGiven()
  @IsIn(['pass', 'warn', 'fail', 'not_evaluated'])
  verdict?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'only what was asked for later than this',
    example: '2026-01-31T00:00:00Z',
  })
  @IfGiven()
  @IsMoment()
  created_after?: string;

  static toFilter(dto: ListAnalysesDto): AnalysisFilter {
    return {
      ...(dto.status && { status: dto.status }),
      ...(dto.source && { source: dto.source }),
      ...(dto.label && { label: dto.label }),
      ...(dto.verdict && { verdict: dto.verdict }),
      ...(dto.created_after && { createdAfter: new Date(dto.created_after) }),
    };
  }
}
