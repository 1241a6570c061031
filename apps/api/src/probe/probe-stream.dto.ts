import type { AnalysisOptions } from '@app/probe';
import type { SourceRequest } from '@app/media';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsString,
  MaxLength,
  registerDecorator,
  type ValidationArguments,
  type ValidationOptions,
} from 'class-validator';
import { ProbeOptionsDto } from './probe-options.dto';
import { IfGiven } from '../http/if-given';
import { IsSourceHeaders } from './source-headers';

const mostSegments = 100_000;

/** JSON body of POST /probe/hls and /probe/dash: one manifest and options. */
export class ProbeStreamDto extends ProbeOptionsDto {
  @ApiPropertyOptional({ description: 'http or https', example: 'https://example.com/film/master.m3u8' })
  @IfGiven()
  @IsString()
  @MaxLength(8192)
  manifest_url?: string;

  @ApiPropertyOptional({
    description: 'a manifest below a media root; what it names is read below the same root, and nowhere else',
    example: 'media/film/master.m3u8',
  })
  @IfGiven()
  @IsString()
  @MaxLength(4096)
  file_path?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'sent to the origin of manifest_url alone, stored encrypted',
  })
  @IfGiven()
  @IsSourceHeaders()
  headers?: Record<string, string>;

  @ApiPropertyOptional({
    oneOf: [
      { type: 'integer', minimum: 1, maximum: mostSegments },
      { type: 'string', enum: ['all'] },
    ],
    default: 5,
    description:
      'how many segments of each rendition are looked into: the first, the last and ones spread between, or all',
  })
  @IfGiven()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  )
  @IsSegmentCount()
  max_segments?: number | 'all';

  static toSource({ manifest_url: url, file_path, headers }: ProbeStreamDto): SourceRequest {
    return {
      ...(file_path !== undefined && { file_path }),
      ...(url !== undefined && { url }),
      ...(headers !== undefined && { headers }),
    };
  }

  static toStreamOptions({ max_segments }: ProbeStreamDto): Partial<AnalysisOptions> {
    return max_segments === undefined ? {} : { max_segments };
  }
}

function IsSegmentCount(options?: ValidationOptions): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isSegmentCount',
      target: target.constructor,
      propertyName: String(property),
      ...(options && { options }),
      validator: {
        validate: (value: unknown) =>
          value === 'all' || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostSegments),
        defaultMessage: ({ property: name }: ValidationArguments) =>
          `${name} must be a whole number from 1 to ${mostSegments}, or "all"`,
      },
    });
}
