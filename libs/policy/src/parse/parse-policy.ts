import { policyInvalid, type PolicyProblem } from '../errors';
import { limits } from '../language/limits';
import { policySchema } from '../language/policy-schema';
import type { Policy } from '../language/policy';
import { checkProblems, type KnownChecks } from './known-checks';
import { meaningProblems } from './meaning';
import { placeOf, placeOfKey, writePath } from './place';
import { shapeProblems, type ShapeProblem } from './shape';
import { fits } from './size';
import { readText, type Source } from './text';

export interface ParseOptions {
  /** The slug where the text names none. */
  slug?: string;
  /** The checks there are; without it their names and settings are taken as they come. */
  checks?: KnownChecks;
}

/**
 * Reads a policy from YAML 1.2 or JSON:
 *
 *     slug: house-hd
 *     name: House HD
 *     description: What we take.
 *     checks:
 *       audio.loudness: { target_lufs: -23 LUFS, tolerance_lu: 0.5 }
 *     rules:
 *       - id: bit-rate
 *         title: At most 25 Mb/s
 *         severity: fail
 *         assert:
 *           of: media.video
 *           where: { fact: is_attached_picture, eq: false }
 *           all: { fact: bit_rate_bps, lte: 25 Mb/s }
 *       - id: no-black
 *         title: No black
 *         severity: warn
 *         assert: { findings: { check: video.black, min_severity: warning }, eq: 0 }
 *
 * Bounded: size, nesting, aliases, rules and patterns (`limits`).
 * Throws POLICY_INVALID whose `details.problems` hold line, column, path and reason of each fault.
 */
export function parsePolicy(text: string, format: 'yaml' | 'json', options: ParseOptions = {}): Policy {
  const reading = readText(text, format);
  if (!reading.ok) throw invalid(reading.problems);
  const faults = faultsOf(reading.source.value, options);
  if (faults.problems) throw invalid(faults.problems.map((fault) => placed(fault, reading.source)));
  return faults.policy;
}

/**
 * Checks a policy that comes as data, such as a stored one or a body already parsed. Throws POLICY_INVALID; lines and columns
 * are 1, the path says where.
 */
export function checkPolicy(value: unknown, options: ParseOptions = {}): Policy {
  if (!fits(value)) throw invalid([{ line: 1, column: 1, path: '', message: 'too large or too deep for a policy' }]);
  const faults = faultsOf(value, options);
  if (!faults.problems) return faults.policy;
  throw invalid(
    faults.problems.map(({ path, key, message }) => ({
      line: 1,
      column: 1,
      path: writePath(key === undefined ? path : [...path, key]),
      message,
    })),
  );
}

type Checked = { policy: Policy; problems: null } | { policy: null; problems: ShapeProblem[] };

function faultsOf(value: unknown, { slug, checks }: ParseOptions): Checked {
  const shape = policySchema.safeParse(named(value, slug), { reportInput: true });
  const problems = shape.success
    ? [...meaningProblems(shape.data), ...(checks ? checkProblems(shape.data, checks) : [])]
    : shapeProblems(shape.error.issues);
  if (shape.success && problems.length === 0) return { policy: shape.data, problems: null };
  return { policy: null, problems: problems.slice(0, limits.problems) };
}

function named(value: unknown, slug: string | undefined): unknown {
  const nameless = typeof value === 'object' && value !== null && !Array.isArray(value) && !('slug' in value);
  return nameless && slug !== undefined ? { slug, ...value } : value;
}

function placed({ path, key, message }: ShapeProblem, source: Source): PolicyProblem {
  const place = key === undefined ? placeOf(source, path) : placeOfKey(source, path, key);
  return { ...place, path: writePath(key === undefined ? path : [...path, key]), message };
}

function invalid(problems: PolicyProblem[]) {
  const errors = problems.map(({ line, column, path, message }) => ({
    path,
    message: `${message} (line ${line}, column ${column})`,
  }));
  return policyInvalid({ problems }, { errors });
}
