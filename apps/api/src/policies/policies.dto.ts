import { type FullPolicyView, type PolicyFormat, policyFormats, type PolicyView } from '@app/policies';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { PageDto } from '../http/page.dto';
import { IfGiven } from '../http/if-given';

const object = { type: 'object' as const, additionalProperties: true };
const objects = { type: 'array' as const, items: object };
export const lastVersion = 1_000_000_000;

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
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'which version; the current one when absent' })
  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(lastVersion)
  version?: number;
}
