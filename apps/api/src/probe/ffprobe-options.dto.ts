import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IfGiven } from '../http/if-given';

/** The few of ffprobe's options a caller may set; nothing else reaches the tool. */
export class FfprobeOptionsDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 32,
    maximum: 1_000_000_000,
    description: 'bytes read to recognise the streams',
    example: 5_000_000,
  })
  @IfGiven()
  @IsInt()
  @Min(32)
  @Max(1_000_000_000)
  probe_size_bytes?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 600_000,
    description: 'milliseconds of media looked at to recognise the streams',
    example: 5_000,
  })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(600_000)
  analyze_duration_ms?: number;

  @ApiPropertyOptional({ description: 'decode and count every frame' })
  @IfGiven()
  @IsBoolean()
  count_frames?: boolean;

  @ApiPropertyOptional({ description: 'count every packet' })
  @IfGiven()
  @IsBoolean()
  count_packets?: boolean;

  @ApiPropertyOptional({
    description: 'parts to read, in seconds: start, or start%end, or start%+length; comma separated',
    example: '0%+10',
  })
  @IfGiven()
  @IsString()
  @MaxLength(200)
  @Matches(
    /^(?:\+?\d{1,6}(?:\.\d{1,3})?)?(?:%\+?(?:\d{1,6}(?:\.\d{1,3})?|#\d{1,7}))?(?:,(?:\+?\d{1,6}(?:\.\d{1,3})?)?(?:%\+?(?:\d{1,6}(?:\.\d{1,3})?|#\d{1,7}))?)*$/,
  )
  read_intervals?: string;

  @ApiPropertyOptional({ description: 'which streams: v, a, s, d, t, optionally with an index', example: 'v:0' })
  @IfGiven()
  @Matches(/^(?:[vasdtV](?::\d{1,4})?|\d{1,4})$/)
  select_streams?: string;
}
