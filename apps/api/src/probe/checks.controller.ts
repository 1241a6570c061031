import { allAnalyzers } from '@app/probe';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';

export class CheckSettingDto {
  @ApiProperty({ example: 'warn_sec' })
  name!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'null: unset, and what it limits is not judged' })
  default!: number | null;

  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;

  @ApiProperty()
  min!: number;

  @ApiProperty()
  max!: number;

  @ApiProperty()
  meaning!: string;

  @ApiProperty({ description: 'true: it steers the measurement itself, and not only what is made of it' })
  steers_measurement!: boolean;
}

export class CheckDto {
  @ApiProperty({ example: 'integrity.messages' })
  id!: string;

  @ApiProperty({ description: 'rises when the same file may get another answer', example: 1 })
  version!: number;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: 'what is measured' })
  measure!: string;

  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;

  @ApiProperty({ nullable: true, oneOf: [{ type: 'number' }, { type: 'string' }] })
  default_threshold!: number | string | null;

  @ApiProperty({ type: [CheckSettingDto], description: 'numbers a request (thresholds) or a policy (checks) may set' })
  settings!: CheckSettingDto[];

  @ApiProperty({
    type: [String],
    description: 'what must be measured for it; what no check needs is not computed',
    example: ['black'],
  })
  needs!: string[];

  @ApiProperty({ description: 'standard and clause, the tool’s documentation, or practice' })
  source!: string;

  @ApiProperty({ enum: ['quick', 'standard', 'full'], description: 'the least depth at which it can look' })
  depth!: string;
}

export class CheckListDto {
  @ApiProperty({ type: [CheckDto] })
  items!: CheckDto[];
}

/** What can be checked. */
@ApiTags('Probe')
@Controller('api/v1/probe/checks')
export class ChecksController {
  @Get()
  @Scopes('probe:read')
  @ApiOperation({ summary: 'Every check: id, version, what it needs, measure, unit, default threshold and source' })
  @ApiOkResponse({ type: CheckListDto })
  @ApiFailures(429, 503)
  list(): CheckListDto {
    return {
      items: allAnalyzers.map(
        ({ id, version, title, measure, unit, defaultThreshold, settings, needs, source, depth }) => ({
          id,
          version,
          title,
          measure,
          unit,
          default_threshold: defaultThreshold,
          settings: Object.entries(settings ?? {}).map(([name, of]) => {
            return {
              name,
              default: of.default,
              unit: of.unit,
              min: of.min,
              max: of.max,
              meaning: of.meaning,
              steers_measurement: of.detector !== undefined,
            };
          }),
          needs: [...(needs ?? ['header'])],
          source,
          depth,
        }),
      ),
    };
  }
}
