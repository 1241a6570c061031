import type { Evaluation, Trial } from '@app/policies';
import {
  type RuleResult,
  ruleResults,
  type RuleVerdict,
  type Verdict,
  verdictResults,
  type VerdictResult,
} from '@app/policy';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsInt, IsObject, IsUUID, Max, Min, ValidateBy } from 'class-validator';
import { anyJson } from '../http/any-json';
import { document } from '../http/document';
import { IfGiven } from '../http/if-given';

const object = { type: 'object' as const, additionalProperties: true };

/** A policy not kept yet: an object, or its YAML text. */
const IsDraft = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDraft',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value)),
      defaultMessage: () => 'policy must be a policy as an object, or its text in YAML',
    },
  });

export class EvaluateDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'judge this analysis' })
  @IfGiven()
  @IsUUID()
  analysis_id?: string;

  @ApiPropertyOptional({
    ...object,
    description:
      'judge this analysis, sent along in the form GET /probe/analyses/:id gives it; what is missing in it is unknown',
  })
  @IfGiven()
  @IsObject()
  analysis?: Record<string, unknown>;

  @ApiPropertyOptional({
    oneOf: [object, { type: 'string', description: 'YAML' }],
    description:
      'judge by this draft in place of what is kept under the slug. Without analysis_id and analysis it is tried on your 20 latest completed analyses',
  })
  @IfGiven()
  @IsDefined()
  @IsDraft()
  policy?: Record<string, unknown> | string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'judge by this version; the current one when absent',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  version?: number;
}

/** Of one rule. */
/** One comparison that decided. */
export class RuleEvidenceDto {
  @ApiProperty({ example: 'media.video[0].bit_rate_bps' })
  path!: string;

  @ApiProperty({ ...anyJson, nullable: true, description: 'in `unit`; null is unknown', example: 31000000 })
  measured!: unknown;

  @ApiProperty({ type: String, nullable: true, example: 'bit/s' })
  unit!: string | null;

  @ApiProperty({ example: 'at most 25 Mb/s' })
  expected!: string;

  @ApiProperty({ type: Boolean, nullable: true, description: 'null is unknown' })
  holds!: boolean | null;

  @ApiProperty({ type: String, nullable: true, description: 'why it is unknown' })
  reason!: string | null;
}

export class RuleVerdictDto implements RuleVerdict {
  @ApiProperty({ example: 'bit-rate' })
  id!: string;

  @ApiProperty({ example: 'At most 25 Mb/s' })
  title!: string;

  @ApiProperty({ enum: ['fail', 'warn'], description: 'what it means when the rule does not hold' })
  severity!: 'fail' | 'warn';

  @ApiProperty({ enum: ruleResults })
  result!: RuleResult;

  @ApiProperty({
    ...anyJson,
    nullable: true,
    description: 'what decided, in `unit`; null is unknown',
    example: 31000000,
  })
  measured!: unknown;

  @ApiProperty({ type: String, nullable: true, example: 'at most 25 Mb/s' })
  expected!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'bit/s' })
  unit!: string | null;

  @ApiProperty({ example: 'media.video[0].bit_rate_bps is 31 Mb/s, expected at most 25 Mb/s.' })
  message!: string;

  @ApiProperty({ type: String, nullable: true, example: 'media.video[0].bit_rate_bps' })
  path!: string | null;

  @ApiProperty(document('RuleSource', { description: 'where the rule comes from' }))
  source!: RuleVerdict['source'];

  @ApiProperty({ type: [RuleEvidenceDto], description: 'every comparison that decided, ten at the most' })
  evidence!: RuleVerdict['evidence'];

  @ApiProperty(document('AppliedWaiver', { nullable: true }))
  waiver!: RuleVerdict['waiver'];
}

export class VerdictDto implements Verdict {
  @ApiProperty({ example: 'house-hd' })
  policy!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'null for a draft' })
  policy_version!: number | null;

  @ApiProperty({ enum: verdictResults })
  result!: VerdictResult;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'rules by result' })
  counts!: Verdict['counts'];

  @ApiProperty({ type: [RuleVerdictDto] })
  rules!: RuleVerdictDto[];

  @ApiProperty({ type: [String], description: 'what the policy says it can’t check' })
  notes!: string[];

  @ApiProperty({ format: 'date-time', description: 'the moment waivers were held against' })
  evaluated_at!: string;
}

export class EvaluationDto extends VerdictDto implements Evaluation {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null where the analysis was sent along' })
  analysis_id!: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'whose policy it is; null for a built-in one',
  })
  policy_user_id!: string | null;
}

/** How an analysis comes out by a draft, beside how it did. */
export class TrialDto implements Trial {
  @ApiProperty({ format: 'uuid' })
  analysis_id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'trailer.mp4' })
  source_name!: string | null;

  @ApiProperty({ type: VerdictDto })
  verdict!: VerdictDto;

  @ApiProperty({ type: VerdictDto, nullable: true })
  stored_verdict!: VerdictDto | null;
}

export class TrialListDto {
  @ApiProperty({ type: [TrialDto], description: 'newest first' })
  items!: TrialDto[];
}
