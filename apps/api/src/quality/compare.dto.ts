import {
  type AlignmentOption,
  type ComparisonOptions,
  type MetricName,
  metricNames,
  type ScalingMethod,
  scalingMethods,
} from '@app/quality';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ComparedSourceDto } from './compared-source.dto';
import { IsFailBelow } from './fail-below.validator';
import { SamplingDto } from './sampling.dto';
import { IfGiven } from '../http/if-given';

const modes = ['auto', 'none', 'fixed'] as const;

export class AlignmentDto {
  @ApiPropertyOptional({
    enum: modes,
    default: 'auto',
    description:
      'auto finds the offset and refuses what can’t be aligned; none compares from the first frame on; fixed takes offset_frames',
  })
  @IsIn(modes)
  mode: (typeof modes)[number] = 'auto';

  @ApiPropertyOptional({
    type: 'integer',
    description: 'with fixed: the reference frame the first distorted frame shows',
    example: 3,
  })
  @ValidateIf((alignment: AlignmentDto) => alignment.mode === 'fixed' || alignment.offset_frames !== undefined)
  @IsInt()
  @Min(-1_000_000)
  @Max(1_000_000)
  offset_frames?: number;

  static toOption({ mode, offset_frames }: AlignmentDto): AlignmentOption {
    return mode === 'fixed' ? { mode, offset_frames: offset_frames ?? 0 } : { mode };
  }
}

/** Body of POST /quality/compare. */
@ApiExtraModels(ComparedSourceDto)
export class CompareDto {
  @ApiProperty({ type: ComparedSourceDto, description: 'what it should look like' })
  @IsObject()
  @ValidateNested()
  @Type(() => ComparedSourceDto)
  reference!: ComparedSourceDto;

  @ApiProperty({
    oneOf: [
      { $ref: getSchemaPath(ComparedSourceDto) },
      { type: 'array', items: { $ref: getSchemaPath(ComparedSourceDto) }, minItems: 1, maxItems: 50 },
    ],
    description: 'what it looks like: one source, or several against the same reference',
  })
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown) : [value]))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ComparedSourceDto)
  distorted!: ComparedSourceDto[];

  @ApiPropertyOptional({
    minItems: 1,
    enum: metricNames,
    isArray: true,
    default: ['vmaf', 'psnr', 'ssim'],
    description: 'measured together in one run',
  })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(metricNames, { each: true })
  metrics?: MetricName[];

  @ApiPropertyOptional({
    description: 'a version of GET /quality/models; chosen by the picture’s size without',
    example: 'vmaf_v0.6.1',
  })
  @IfGiven()
  @Matches(/^vmaf_[\w.]{1,40}$/)
  vmaf_model?: string;

  @ApiPropertyOptional({ type: AlignmentDto, description: 'which frames of the two sides belong together' })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => AlignmentDto)
  alignment?: AlignmentDto;

  @ApiPropertyOptional({ type: SamplingDto, description: 'measures a part of the frames; every one when absent' })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => SamplingDto)
  sampling?: SamplingDto;

  @ApiPropertyOptional({
    enum: scalingMethods,
    default: 'bicubic',
    description: 'how the distorted side is brought to the reference’s size; published scores are of bicubic',
  })
  @IfGiven()
  @IsIn(scalingMethods)
  scaling?: ScalingMethod;

  @ApiPropertyOptional({
    oneOf: [{ type: 'number' }, { type: 'object', additionalProperties: { type: 'number' } }],
    description: 'least acceptable mean: a number for VMAF, or by metric',
    example: { vmaf: 93, psnr: 38 },
  })
  @IfGiven()
  @IsFailBelow()
  fail_below?: number | Partial<Record<MetricName, number>>;

  @ApiPropertyOptional({
    default: true,
    description: 'false waits for the end, at most as long as a synchronous call may take',
  })
  @IfGiven()
  @IsBoolean()
  async?: boolean;

  @ApiPropertyOptional({
    description: 'told when the comparison ended; private addresses are refused',
    example: 'https://example.com/hooks/quality',
  })
  @IfGiven()
  @IsString()
  @Matches(/^https?:\/\/[^/]/i, { message: 'webhook_url must be an http or https URL' })
  @MaxLength(2048)
  webhook_url?: string;

  @ApiPropertyOptional({
    default: false,
    description:
      'true measures again; otherwise figures that were measured before for you, of the same uploads or files with the same tools, are used again',
  })
  @IfGiven()
  @IsBoolean()
  fresh?: boolean;

  /** As the quality feature takes them, defaults filled in. A metric with a least value is measured, asked for or not. */
  static toOptions(dto: CompareDto): ComparisonOptions {
    const failBelow = typeof dto.fail_below === 'number' ? { vmaf: dto.fail_below } : (dto.fail_below ?? null);
    const asked = dto.metrics ?? ['vmaf', 'psnr', 'ssim'];
    const judged = Object.keys(failBelow ?? {}) as MetricName[];
    return {
      metrics: metricNames.filter((name) => asked.includes(name) || judged.includes(name)),
      vmaf_model: dto.vmaf_model ?? null,
      alignment: AlignmentDto.toOption(dto.alignment ?? new AlignmentDto()),
      sampling: SamplingDto.toSampling(dto.sampling ?? new SamplingDto()),
      scaling: dto.scaling ?? 'bicubic',
      fail_below: failBelow,
      webhook_url: dto.webhook_url ?? null,
      ...(dto.fresh === true && { fresh: true }),
    };
  }
}
