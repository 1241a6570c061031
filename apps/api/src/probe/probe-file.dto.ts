import type { SourceRequest } from '@app/media';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { ProbeOptionsDto } from './probe-options.dto';
import { IfGiven } from '../http/if-given';
import { IsSourceHeaders } from './source-headers';

/** JSON body of POST /probe/file: one source and options. */
export class ProbeFileDto extends ProbeOptionsDto {
  @ApiPropertyOptional({
    description: 'a file below a media root: <root>/<path>, or a path below any root',
    example: 'media/trailer.mp4',
  })
  @IfGiven()
  @IsString()
  @MaxLength(4096)
  file_path?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'from POST /uploads' })
  @IfGiven()
  @IsUUID()
  upload_id?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'the media of an analysis of your own, while it is kept' })
  @IfGiven()
  @IsUUID()
  analysis_id?: string;
}

/** JSON body of POST /probe/url: one source and options. */
export class ProbeUrlDto extends ProbeOptionsDto {
  @ApiPropertyOptional({ description: 'http or https', example: 'https://example.com/trailer.mp4' })
  @IfGiven()
  @IsString()
  @MaxLength(8192)
  url?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'sent to the origin of the URL alone, stored encrypted',
  })
  @IfGiven()
  @IsSourceHeaders()
  headers?: Record<string, string>;

  @ApiPropertyOptional({ example: 's3://bucket/key.mp4' })
  @IfGiven()
  @IsString()
  @MaxLength(2048)
  s3?: string;
}

/** The source named in a body; an analysis is asked for its own elsewhere. */
export function sourceOf(dto: Partial<ProbeFileDto & ProbeUrlDto>): SourceRequest {
  const { file_path, upload_id, url, headers, s3 } = dto;
  return {
    ...(file_path !== undefined && { file_path }),
    ...(upload_id !== undefined && { upload_id }),
    ...(url !== undefined && { url }),
    ...(headers !== undefined && { headers }),
    ...(s3 !== undefined && { s3 }),
  };
}
