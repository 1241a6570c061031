import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { IfGiven } from '../http/if-given';
import { IsSourceHeaders } from '../probe/source-headers';

/** One side of a comparison: exactly one field names it. */
export class ComparedSourceDto {
  @ApiPropertyOptional({
    description: 'a file below a media root: <root>/<path>, or a path below any root',
    example: 'media/master.mov',
  })
  @IfGiven()
  @IsString()
  @MaxLength(4096)
  file_path?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'from POST /uploads' })
  @IfGiven()
  @IsUUID()
  upload_id?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'the media of an analysis of your own, while it is kept; its quality_metrics will name this comparison',
  })
  @IfGiven()
  @IsUUID()
  analysis_id?: string;

  @ApiPropertyOptional({
    description: 'http or https; refused with 422 where sources can’t be read twice',
    example: 'https://example.com/trailer.mp4',
  })
  @IfGiven()
  @IsString()
  @MaxLength(8192)
  url?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'sent to the origin of the URL alone',
  })
  @IfGiven()
  @IsSourceHeaders()
  headers?: Record<string, string>;

  @ApiPropertyOptional({ example: 's3://bucket/key.mp4' })
  @IfGiven()
  @IsString()
  @MaxLength(2048)
  s3?: string;

  @ApiPropertyOptional({
    description:
      'as distorted: every video rendition of a manifest is compared; a manifest below a media root is named by file_path',
    example: 'https://example.com/master.m3u8',
  })
  @IfGiven()
  @IsString()
  @MaxLength(8192)
  manifest_url?: string;
}
