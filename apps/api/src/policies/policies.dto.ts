import {
  type FullPolicyView,
  type OwnedPolicyDiff,
  type PolicyFormat,
  policyFormats,
  type PolicyView,
} from '@app/policies';
import type { Change } from '@app/policy';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { anyJson } from '../http/any-json';
import { PageDto } from '../http/page.dto';

const object = { type: 'object' as const, additionalProperties: true };
const objects = { type: 'array' as const, items: object };
const lastVersion = 1_000_000_000;

/** A policy as listed. */
export class PolicyDto implements PolicyView {
  @ApiProperty({ example: 'house-hd' })
  slug!: string;

  @ApiProperty({ example: 'House HD' })
  name!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty({ description: 'rises with every change; a number never stands for two texts', example: 3 })
  version!: number;

  @ApiProperty({ description: 'comes with the service and can’t be changed' })
  builtin!: boolean;

  @ApiProperty({ type: [String], description: 'other names it is found by', example: ['youtube'] })
  aliases!: string[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'its owner; null for a built-in one' })
  user_id!: string | null;

  @ApiProperty({ description: 'inherited ones included', example: 12 })
  rule_count!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  created_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  updated_at!: string | null;
}

export class PolicyPageDto extends PageDto {
  @ApiProperty({ type: [PolicyDto], description: 'built-in ones first' })
  items!: PolicyView[];
}

export class PolicyVersionDto {
  @ApiProperty({ example: 3 })
  version!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  created_at!: string | null;
}

/** A whole policy, in the version that was asked for. */
export class FullPolicyDto extends PolicyDto implements FullPolicyView {
  @ApiProperty({ type: String, nullable: true, description: 'the policy it starts from', example: 'ebu-r128-hd' })
  extends!: string | null;

  @ApiProperty({ type: [String], description: 'inherited rules that are left out' })
  without!: string[];

  @ApiProperty({ ...objects, description: 'the documents its rules come from' })
  sources!: unknown[];

  @ApiProperty({ type: [String], description: 'what it can’t check' })
  notes!: string[];

  @ApiProperty({
    ...object,
    example: { 'audio.loudness': { target_lufs: -23 } },
    description: 'numbers for the checks',
  })
  checks!: Record<string, unknown>;

  @ApiProperty({ ...objects, description: 'the rules as written; see GET /policies/schema' })
  rules!: unknown[];

  @ApiProperty({
    ...object,
    nullable: true,
    description:
      'as it judges: what it extends put in, as that was when this version was written; null where it extends nothing',
  })
  resolved!: FullPolicyView['resolved'];

  @ApiProperty({ example: 3 })
  latest_version!: number;

  @ApiProperty({ type: [PolicyVersionDto], description: 'newest first' })
  versions!: PolicyVersionDto[];

  @ApiProperty({ enum: policyFormats })
  format!: PolicyFormat;

  @ApiProperty({ description: 'as it was written, comments included' })
  text!: string;
}

/** Which version. */
export class PolicyVersionQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'the current one when absent' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(lastVersion)
  version?: number;
}

/** Which versions are compared. */
export class PolicyDiffQueryDto {
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(lastVersion)
  from!: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'the current one when absent', example: 2 })
  @IsOptional()
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
