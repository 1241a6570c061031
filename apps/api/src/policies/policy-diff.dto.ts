import type { OwnedPolicyDiff } from '@app/policies';
import type { Change } from '@app/policy';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { anyJson } from '../http/any-json';
import { lastVersion } from './policies.dto';
import { IfGiven } from '../http/if-given';

const objects = { type: 'array' as const, items: { type: 'object' as const, additionalProperties: true } };

/** Which versions are compared. */
export class PolicyDiffQueryDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'the version before', example: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(lastVersion)
  from!: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'the version after; the current one when absent',
    example: 2,
  })
  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(lastVersion)
  to?: number;
}

export class ComparedPolicyDto {
  @ApiProperty({ example: 'house-hd' })
  policy!: string;

  @ApiProperty({ type: Number, nullable: true })
  version!: number | null;
}

export class PolicyChangeDto implements Change {
  @ApiProperty({ example: 'assert.all.lte' })
  path!: string;

  @ApiPropertyOptional({ ...anyJson, description: 'absent where there was nothing', example: '25 Mb/s' })
  from!: unknown;

  @ApiPropertyOptional({ ...anyJson, description: 'absent where there is nothing any more', example: '20 Mb/s' })
  to!: unknown;
}

export class ChangedRuleDto {
  @ApiProperty({ example: 'bit-rate' })
  id!: string;

  @ApiProperty({ type: [PolicyChangeDto] })
  changes!: PolicyChangeDto[];
}

export class RuleChangesDto {
  @ApiProperty(objects)
  added!: OwnedPolicyDiff['rules']['added'];

  @ApiProperty(objects)
  removed!: OwnedPolicyDiff['rules']['removed'];

  @ApiProperty({ type: [ChangedRuleDto] })
  changed!: ChangedRuleDto[];
}

/** What differs between two versions as they judge. Rules are matched by id; their order alone is no change. */
export class PolicyDiffDto implements OwnedPolicyDiff {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'whose policy it is; null for a built-in one',
  })
  user_id!: string | null;

  @ApiProperty({ type: ComparedPolicyDto })
  from!: ComparedPolicyDto;

  @ApiProperty({ type: ComparedPolicyDto })
  to!: ComparedPolicyDto;

  @ApiProperty({ type: RuleChangesDto })
  rules!: RuleChangesDto;

  @ApiProperty({ type: [PolicyChangeDto], description: 'of name, description, sources, notes and settings of checks' })
  changes!: PolicyChangeDto[];

  @ApiProperty()
  identical!: boolean;
}
