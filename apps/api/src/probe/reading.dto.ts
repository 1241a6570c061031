import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { IfGiven } from '../http/if-given';

const parts = ['ffprobe_data', 'timeline'] as const;
const formats = ['json', 'csv'] as const;

export class ReadAnalysisDto {
  @ApiPropertyOptional({
    enum: parts,
    isArray: true,
    style: 'form',
    explode: false,
    description: 'timeline comes only when it is named; ffprobe_data comes always',
    example: ['timeline'],
  } as object)
  @IfGiven()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value,
  )
  @IsIn(parts, { each: true })
  include?: (typeof parts)[number][];
}

export class ReadTimelineDto {
  @ApiPropertyOptional({ enum: formats, description: 'csv also by Accept: text/csv; else json' })
  @IfGiven()
  @IsIn(formats)
  format?: (typeof formats)[number];
}
