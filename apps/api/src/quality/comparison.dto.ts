import { type ComparisonView, frameFormats, type FrameFormat, type StillSide, stillSides } from '@app/quality';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { document, documents, documentsByKey } from '../http/document';
import { JobDto } from '../http/job.dto';
import { RungDto } from './rung.dto';
import { PageDto, PageQueryDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

const object = { type: 'object' as const, additionalProperties: true };

/** Whether the figures mean anything. */
export class ValidityDto {
  @ApiProperty({ description: 'false: there are no scores' })
  valid!: boolean;

  @ApiProperty({
    type: [String],
    description:
      'why it is invalid (offset_uncertain, offset_jumps, content_differs, reframed, dynamic_range_differs, too_many_discontinuities), or what to know (too_short_to_align, too_static_to_align, alignment_not_checked, range_suspected, tail_not_compared)',
  })
  reasons!: string[];

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'reference frame shown by the first distorted frame: positive when the distorted side starts later in the content',
  })
  offset_frames!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1,
    description: 'null where the offset could not be told',
  })
  offset_confidence!: number | null;

  @ApiProperty({ type: [Number], description: 'reference frames the distorted side leaves out, counted from 0' })
  dropped_frames!: number[];

  @ApiProperty({ type: [Number], description: 'distorted frames that repeat the one before' })
  duplicated_frames!: number[];

  @ApiProperty({ description: 'the sizes differ: the distorted side was scaled to the reference, bicubic' })
  scaled!: boolean;

  @ApiProperty({ description: 'the frame rates differ: frames were paired at the lower one' })
  frame_rate_matched!: boolean;

  @ApiProperty({ description: 'one side is full and the other limited range: the distorted side was converted' })
  range_matched!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'why this VMAF model' })
  model_reason!: string | null;
}

/** A comparison. */
export class ComparisonDto extends JobDto implements Omit<ComparisonView, 'options'> {
  @ApiProperty(document('SourceView'))
  reference!: ComparisonView['reference'];

  @ApiProperty(document('SourceView'))
  distorted!: ComparisonView['distorted'];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  reference_analysis_id!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  distorted_analysis_id!: string | null;

  @ApiProperty({ ...object, description: 'metrics, vmaf_model, alignment, sampling, scaling, fail_below' })
  options!: unknown;

  @ApiProperty({ type: ValidityDto, nullable: true })
  validity!: ValidityDto | null;

  @ApiProperty(document('AlignmentFacts', { nullable: true }))
  alignment!: ComparisonView['alignment'];

  @ApiProperty(
    documentsByKey('MetricResult', {
      nullable: true,
      description: 'by metric. A figure that would be infinite is null: equal frames are counted in infinite_frames',
    }),
  )
  metrics!: ComparisonView['metrics'];

  @ApiProperty(documents('NotMeasured', 'metrics that could not be measured on this media, and why'))
  not_measured!: ComparisonView['not_measured'];

  @ApiProperty(document('ThresholdVerdict', { nullable: true, description: 'of fail_below' }))
  verdict!: ComparisonView['verdict'];

  @ApiProperty({ type: Number, nullable: true, description: 'lines of GET …/frames' })
  frame_count!: number | null;

  @ApiProperty(document('ComparisonEngine', { nullable: true }))
  engine!: ComparisonView['engine'];

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'the comparison these figures were measured for; null when it is this one',
  })
  reused_from!: string | null;
}

/** Several distorted sources at once, in their order. */
export class ComparisonsDto {
  @ApiProperty({ type: [ComparisonDto] })
  items!: ComparisonView[];

  @ApiProperty({ type: [RungDto], description: 'bit rate against quality, the highest bit rate first' })
  rungs!: RungDto[];
}

export class ComparisonPageDto extends PageDto {
  @ApiProperty({ type: [ComparisonDto] })
  items!: ComparisonView[];
}

export class ListComparisonsDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'only those of this analysis, on either side' })
  @IfGiven()
  @IsUUID()
  analysis_id?: string;
}

export class FramesQueryDto {
  @ApiPropertyOptional({
    enum: frameFormats,
    default: 'json',
    description: 'csv has a header line and one frame a line',
  })
  @IfGiven()
  @IsIn(frameFormats)
  format: FrameFormat = 'json';
}

export class StillQueryDto {
  @ApiPropertyOptional({
    enum: stillSides,
    default: 'distorted',
    description: 'difference shows that of every colour, four times as strong',
  })
  @IfGiven()
  @IsIn(stillSides)
  side: StillSide = 'distorted';
}

export class VmafModelDto {
  @ApiProperty({ example: 'vmaf_v0.6.1' })
  version!: string;

  @ApiProperty()
  description!: string;
}

export class ModelsDto {
  @ApiProperty({ type: [VmafModelDto] })
  models!: VmafModelDto[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'by metric: null when this build measures it, else why not',
  })
  metrics!: Record<string, string | null>;

  @ApiProperty({ type: String, nullable: true })
  ffmpeg_version!: string | null;

  @ApiProperty({ type: String, nullable: true })
  libvmaf_version!: string | null;
}
