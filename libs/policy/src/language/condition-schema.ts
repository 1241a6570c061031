import { z } from 'zod';
import {
  severities,
  type Comparison,
  type Condition,
  type FindingCount,
  type Quantified,
  type Reference,
} from './condition';
import { limits } from './limits';

const path = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Address of a fact: media.video[0].width; inside "of" relative to the item: width' });
const text = z.string().max(512);
const number = z.number().min(-1e15).max(1e15);
const count = z.int().min(0).max(100_000);
export const checkId = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/);
export const settingName = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9_]*$/);
const scalar = z.union([text, number, z.boolean()], { error: 'expected a text, a number, true or false' });
const settingReference = z.strictObject({ check: checkId, setting: settingName });
const references = [z.strictObject({ fact: path }), settingReference] satisfies z.ZodType<Reference>[];
const operand = z.union([text, number, z.boolean(), ...references], {
  error: 'expected a text, a number, true or false, {fact} or {check, setting}',
});
const numeric = z.union([text, number, ...references], {
  error: 'expected a number, a quantity ("25 Mb/s"), {fact} or {check, setting}',
});
const list = z.array(operand).min(1).max(200);
const tolerance = z
  .union([number.min(0), text, settingReference], {
    error: 'expected a number, not negative, or a quantity ("0.5 LU", "5 %")',
  })
  .meta({ description: 'Absolute in the unit of the fact ("0.5 LU") or relative ("5 %")' });

const comparison: z.ZodType<Comparison>[] = [
  z.strictObject({ fact: path, eq: operand }),
  z.strictObject({ fact: path, ne: operand }),
  z.strictObject({ fact: path, lt: numeric }),
  z.strictObject({ fact: path, lte: numeric }),
  z.strictObject({ fact: path, gt: numeric }),
  z.strictObject({ fact: path, gte: numeric }),
  z.strictObject({ fact: path, between: z.array(numeric).length(2) }),
  z.strictObject({ fact: path, within: numeric, tolerance }),
  z.strictObject({ fact: path, in: list, tolerance: tolerance.optional() }),
  z.strictObject({ fact: path, not_in: list, tolerance: tolerance.optional() }),
  z.strictObject({ fact: path, contains: scalar }),
  z.strictObject({ fact: path, matches: z.string().min(1).max(limits.patternChars) }),
  z.strictObject({ fact: path, exists: z.boolean() }),
];

const selector = z.strictObject({
  check: z.union([checkId, z.array(checkId).min(1).max(50)]).optional(),
  min_severity: z.enum(severities).optional(),
});
const findingCount: z.ZodType<FindingCount>[] = [
  z.strictObject({ findings: selector, eq: count }),
  z.strictObject({ findings: selector, lte: count }),
  z.strictObject({ findings: selector, gte: count }),
];

const nested: z.ZodType<Condition> = z.lazy(() => conditionSchema);
const conditions = z.array(nested).min(1).max(100);
const where = nested.optional();
const counted = ['exactly', 'at_least', 'at_most'] as const;
const quantifiers = ['all', 'any', 'none', ...counted] as const;

// One object, not a union of six: as a union each nested `where` would be read six times, and six times again inside it.
const quantified = z
  .strictObject({
    of: path,
    where,
    all: where,
    if_empty: z.boolean().optional().meta({ description: 'What "all" means over nothing; unknown when absent.' }),
    any: where,
    none: where,
    exactly: count.optional(),
    at_least: count.optional(),
    at_most: count.optional(),
    match: where,
  })
  .refine((value) => quantifiers.filter((name) => value[name] !== undefined).length === 1, {
    error: `"of" takes exactly one of ${quantifiers.join(', ')}`,
  })
  .refine((value) => value.if_empty === undefined || value.all !== undefined, { error: '"if_empty" goes with "all"' })
  .refine((value) => value.match === undefined || counted.some((name) => value[name] !== undefined), {
    error: `"match" goes with ${counted.join(', ')}`,
  })
  .meta({
    oneOf: quantifiers.map((name) => ({ required: [name] })),
    dependentRequired: { if_empty: ['all'] },
    dependentSchemas: { match: { anyOf: counted.map((name) => ({ required: [name] })) } },
  }) as unknown as z.ZodType<Quantified>;

/** What is said when no form of a condition fits. */
const conditionForms =
  'expected one of: {all: […]}, {any: […]}, {not: …}, {if, then, else}, {of: list, all | any | none | exactly | at_least | at_most}, ' +
  '{findings: {check}, eq | lte | gte}, {fact, eq | ne | lt | lte | gt | gte | between | within + tolerance | in | not_in | contains | matches | exists}';

export const conditionSchema: z.ZodType<Condition> = z
  .union(
    [
      z.strictObject({ all: conditions }),
      z.strictObject({ any: conditions }),
      z.strictObject({ not: nested }),
      z.strictObject({ if: nested, then: nested, else: where }),
      quantified,
      ...findingCount,
      ...comparison,
    ],
    { error: conditionForms },
  )
  .meta({
    id: 'Condition',
    title: 'Condition',
    description: 'True, false or unknown (three-valued logic after Kleene).',
  });
