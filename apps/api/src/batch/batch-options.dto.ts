import { CompareDto } from '../quality/compare.dto';
import { ProbeOptionsDto } from '../probe/probe-options.dto';
import { type BatchOptions, concurrencies } from '@app/batch';
import { ApiPropertyOptional, IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { fromText } from '../probe/text-values';
import { IfGiven } from '../http/if-given';

export const comparisonFields = ['metrics', 'vmaf_model', 'alignment', 'sampling', 'fail_below'] as const;

/** What all items share: the options of a probe, those of a comparison, and how the batch is worked off. */
export class BatchOptionsDto extends IntersectionType(
  OmitType(ProbeOptionsDto, ['abort_on_disconnect', 'priority']),
  PickType(CompareDto, comparisonFields),
) {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: concurrencies.least,
    maximum: concurrencies.most,
    default: concurrencies.usual,
    description: 'most items at the workers at a time',
  })
  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(concurrencies.least)
  @Max(concurrencies.most)
  concurrency?: number;

  @ApiPropertyOptional({
    default: false,
    description: 'refuse the whole batch when any item is malformed or its media is not there',
  })
  @IfGiven()
  @Transform(fromText)
  @IsBoolean()
  all_or_nothing?: boolean;

  @ApiPropertyOptional({ description: 'without effect: a batch is answered 202 at once, whatever this says' })
  override async?: boolean;

  @ApiPropertyOptional({
    description: 'told when the batch ended, not its items; private addresses are refused',
    example: 'https://example.com/hooks/ffprobe',
  })
  override webhook_url?: string;

  /** As the batch feature takes them. The webhook is the batch's: a million items would be a million calls. */
  static toOptions(dto: BatchOptionsDto): BatchOptions {
    return {
      analysis: { ...ProbeOptionsDto.toOptions(dto), webhook_url: null },
      comparison: { ...CompareDto.toOptions(dto as CompareDto), webhook_url: null },
      webhook_url: dto.webhook_url ?? null,
    };
  }
}
