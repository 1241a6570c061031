import { type AnalysisOptions, type CheckThresholds, type Depth, depths, priorities, type Priority } from '@app/probe';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { AudioGroupDto } from './audio-group.dto';
import { FfprobeOptionsDto } from './ffprobe-options.dto';
import { IsLabels } from './labels';
import { fromText } from './text-values';
import { IsThresholds } from './thresholds';
import { IfGiven } from '../http/if-given';

/** Options of every probe: in a JSON body, as text fields of a multipart body (objects as JSON text), or in the query. */
export class ProbeOptionsDto {
  @ApiPropertyOptional({
    default: false,
    description: 'true: answer 202 at once; false: wait for the result up to the limit of a synchronous call',
  })
  @IfGiven()
  @Transform(fromText)
  @IsBoolean()
  async?: boolean;

  @ApiPropertyOptional({
    default: false,
    description: 'analyse again even if the same bytes were analysed before with the same options',
  })
  @IfGiven()
  @Transform(fromText)
  @IsBoolean()
  fresh?: boolean;

  @ApiPropertyOptional({
    enum: depths,
    default: 'standard',
    description: 'quick reads headers; standard adds packets and the first frames; full decodes',
  })
  @IfGiven()
  @IsIn(depths)
  depth?: Depth;

  @ApiPropertyOptional({ type: [String], description: 'ids from GET /probe/checks', example: ['integrity.messages'] })
  @IfGiven()
  @Transform(fromText)
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  checks?: string[];

  @ApiPropertyOptional({ description: 'slug of the policy to judge by', example: 'playable' })
  @IfGiven()
  @Matches(/^[a-z0-9][a-z0-9-]{0,79}$/, { message: 'policy must be a slug: lower-case letters, digits and hyphens' })
  policy?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: { type: 'number' } },
    description: 'numbers for checks, before those of the policy; GET /probe/checks lists them',
    example: { 'audio.loudness': { target_lufs: -23, tolerance_lu: 0.5 }, 'video.black': { warn_sec: 5 } },
  })
  @IfGiven()
  @Transform(fromText)
  @IsThresholds()
  thresholds?: CheckThresholds;

  @ApiPropertyOptional({ type: [AudioGroupDto], description: 'audio streams that are heard together, measured as one' })
  @IfGiven()
  @Transform(fromText)
  @IsArray()
  @ArrayMaxSize(64)
  @ValidateNested({ each: true })
  @Type(() => AudioGroupDto)
  audio_groups?: AudioGroupDto[];

  @ApiPropertyOptional({
    type: FfprobeOptionsDto,
    description: 'which part and streams ffprobe reads, and what it counts',
  })
  @IfGiven()
  @Transform(fromText)
  @IsObject()
  @ValidateNested()
  @Type(() => FfprobeOptionsDto)
  ffprobe?: FfprobeOptionsDto;

  @ApiPropertyOptional({
    description: 'told when the analysis ended; private addresses are refused',
    example: 'https://example.com/hooks/ffprobe',
  })
  @IfGiven()
  @IsString()
  @Matches(/^https?:\/\/[^/]/i, { message: 'webhook_url must be an http or https URL' })
  @MaxLength(2048)
  webhook_url?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'your own words, to filter by',
    example: { project: 'spring' },
  })
  @IfGiven()
  @Transform(fromText)
  @IsLabels()
  labels?: Record<string, string>;

  @ApiPropertyOptional({ default: false, description: 'explain the result in words afterwards' })
  @IfGiven()
  @Transform(fromText)
  @IsBoolean()
  insights?: boolean;

  @ApiPropertyOptional({
    default: false,
    description:
      'ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt',
  })
  @IfGiven()
  @Transform(fromText)
  @IsBoolean()
  second_opinion?: boolean;

  @ApiPropertyOptional({
    default: false,
    description:
      'SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing',
  })
  @IfGiven()
  @Transform(fromText)
  @IsBoolean()
  stream_hashes?: boolean;

  @ApiPropertyOptional({
    enum: priorities,
    default: 'normal',
    description: 'low waits while anything normal does; high, for administrators alone, comes before everything else',
  })
  @IfGiven()
  @IsIn(priorities)
  priority?: Priority;

  @ApiPropertyOptional({
    default: false,
    description: 'cancel the analysis when this connection closes before the reply',
  })
  @IfGiven()
  @Transform(fromText)
  @IsBoolean()
  abort_on_disconnect?: boolean;

  /** As the probe feature takes them, defaults filled in. */
  static toOptions(dto: ProbeOptionsDto): AnalysisOptions {
    return {
      depth: dto.depth ?? 'standard',
      checks: dto.checks ?? null,
      policy: dto.policy ?? null,
      thresholds: dto.thresholds ?? null,
      audio_groups: dto.audio_groups?.map((group) => ({ ...group })) ?? null,
      ffprobe: { ...dto.ffprobe },
      webhook_url: dto.webhook_url ?? null,
      insights: dto.insights ?? false,
      fresh: dto.fresh ?? false,
      second_opinion: dto.second_opinion ?? false,
      stream_hashes: dto.stream_hashes ?? false,
    };
  }
}
