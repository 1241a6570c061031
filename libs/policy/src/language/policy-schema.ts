import { z } from 'zod';
import { checkId, conditionSchema, settingName } from './condition-schema';
import { limits } from './limits';
import type { Policy, Rule } from './policy';

const slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const line = z.string().min(1).max(200);
const prose = z.string().max(2_000);

const ruleSchema: z.ZodType<Rule> = z
  .strictObject({
    id: slug,
    title: line,
    severity: z.enum(['fail', 'warn']).meta({ description: 'What it means when the rule does not hold.' }),
    when: conditionSchema.optional().meta({ description: 'Where this is false the rule is not_applicable.' }),
    assert: conditionSchema,
    needs: z
      .array(checkId)
      .max(20)
      .optional()
      .meta({ description: 'Checks the rule rests on; one not evaluated makes the rule not_evaluated.' }),
    message: z.string().max(500).optional().meta({ description: 'May hold {measured} {expected} {path} {title}.' }),
    source: z
      .strictObject({ name: line, clause: z.string().max(100).optional() })
      .optional()
      .meta({ description: 'A published document, or "practice", which is also meant when absent.' }),
    notes: prose.optional(),
  })
  .meta({ id: 'Rule', title: 'Rule' });

export const policySchema: z.ZodType<Policy> = z
  .strictObject({
    slug,
    name: line,
    description: prose,
    version: z.int().min(1).max(1_000_000_000).optional(),
    extends: slug.optional().meta({ description: 'Slug of the policy this one starts from.' }),
    without: z.array(slug).max(limits.rules).optional().meta({ description: 'Inherited rules left out.' }),
    sources: z
      .array(z.strictObject({ name: line, title: line.optional(), url: z.string().max(500).optional() }))
      .max(50)
      .optional(),
    notes: z.array(prose).max(50).optional().meta({ description: 'What this policy cannot check.' }),
    checks: z
      .record(checkId, z.record(settingName, z.union([z.string().max(200), z.number(), z.boolean()])))
      .optional()
      .meta({ description: 'Settings for checks: {"audio.loudness": {"target_lufs": -23}}.' }),
    rules: z.array(ruleSchema).max(limits.rules),
  })
  .meta({ title: 'Delivery policy' });

/**
 * The published JSON Schema (draft 2020-12) of a policy, generated from the schema that parses one, so that both agree.
 * It states the shape; what it cannot state (unique ids, units that fit, patterns that compile) is refused by `parsePolicy`.
 */
export const policyJsonSchema: Readonly<Record<string, unknown>> = Object.freeze({
  ...(z.toJSONSchema(policySchema, { target: 'draft-2020-12', io: 'input' }) as Record<string, unknown>),
  description:
    'What a delivery must be: rules over the facts of an analysis, with the settings of the checks behind them.',
});
