import type { BatchListing } from '@app/batch';
import { AppError } from '@app/errors';
import { ApiExtraModels, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, MaxLength } from 'class-validator';
import { BatchItemDto } from './batch-item.dto';
import { BatchOptionsDto } from './batch-options.dto';
import { IfGiven } from '../http/if-given';

const asList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value] : value);
const globs = {
  oneOf: [{ type: 'string' as const }, { type: 'array' as const, items: { type: 'string' as const }, maxItems: 50 }],
};

/** JSON body of POST /batch/analyze: items, or where they are. */
@ApiExtraModels(BatchItemDto)
export class BatchAnalyzeDto extends BatchOptionsDto {
  @ApiPropertyOptional({
    type: 'array',
    items: { $ref: getSchemaPath(BatchItemDto) },
    minItems: 1,
    maxItems: 10_000,
    description: 'up to 10,000 sources with their overrides; send more as NDJSON or CSV',
    example: [{ file_path: 'media/trailer.mp4' }, { file_path: 'media/feature.mov', depth: 'full' }],
  })
  items?: unknown[];

  @ApiPropertyOptional({ description: 'a folder below a media root: <root> or <root>/<path>', example: 'media/films' })
  @IfGiven()
  @IsString()
  @MaxLength(4096)
  root?: string;

  @ApiPropertyOptional({ description: 'keys that begin so', example: 's3://bucket/films/' })
  @IfGiven()
  @IsString()
  @MaxLength(2048)
  s3_prefix?: string;

  @ApiPropertyOptional({
    ...globs,
    description: 'which paths below the folder or prefix: one glob or several; every file without',
    example: '**/*.{mp4,mov}',
  })
  @IfGiven()
  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  glob?: string[];

  @ApiPropertyOptional({ ...globs, description: 'the same as glob; both together are joined' })
  @IfGiven()
  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  include?: string[];

  @ApiPropertyOptional({ ...globs, description: 'which of them not', example: ['**/trailers/**'] })
  @IfGiven()
  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  exclude?: string[];

  /** Null when the items are listed. @throws AppError BATCH_AMBIGUOUS */
  static toListing(dto: BatchAnalyzeDto, hasItems: boolean): BatchListing | null {
    const { root, s3_prefix, glob = [], include = [], exclude = [] } = dto;
    const ways = [hasItems, root !== undefined, s3_prefix !== undefined].filter(Boolean).length;
    const globless = hasItems && glob.length + include.length + exclude.length > 0;
    if (ways !== 1 || globless) {
      throw new AppError(
        'BATCH_AMBIGUOUS',
        'bad-request',
        'Name the items once: items, or root with glob, or s3_prefix with glob.',
      );
    }
    if (root !== undefined) return { place: { kind: 'folder', root }, include: [...glob, ...include], exclude };
    if (s3_prefix === undefined) return null;
    return { place: { kind: 's3', prefix: s3_prefix }, include: [...glob, ...include], exclude };
  }
}
