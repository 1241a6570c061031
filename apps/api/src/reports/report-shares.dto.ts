import { longestShareSec, type ShareView } from '@app/reports';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IfGiven } from '../http/if-given';

export class ShareReportDto {
  @ApiPropertyOptional({
    minimum: 1,
    maximum: longestShareSec,
    default: 604_800,
    description: 'seconds; never longer than the report is kept',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(longestShareSec)
  expires_in_sec?: number;
}

export class ShareDto implements ShareView {
  @ApiProperty({
    description: 'absolute when the service knows its public address (PUBLIC_URL), else a path',
    example: 'https://media.example.com/api/v1/shared/reports/AbC…',
  })
  url!: string;

  @ApiProperty({ format: 'date-time' })
  expires_at!: string;
}
