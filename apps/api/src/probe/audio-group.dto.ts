import { channelNames } from '@app/ffmpeg';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfGiven } from '../http/if-given';

/** Audio streams that are heard together. */
export class AudioGroupDto {
  @ApiPropertyOptional({ example: 'English 5.1' })
  @IfGiven()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiProperty({
    minItems: 1,
    type: [Number],
    description: 'stream indexes, in the order of the channels',
    example: [1, 2, 3, 4, 5, 6],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(64)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(10_000, { each: true })
  streams!: number[];

  @ApiPropertyOptional({
    enum: channelNames,
    isArray: true,
    description: 'what each channel is; without it the usual layout of so many channels',
    example: ['FL', 'FR', 'FC', 'LFE', 'SL', 'SR'],
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(64)
  @IsIn(channelNames, { each: true })
  channel_map?: string[];
}
