import type { z } from 'zod';

/** A refused place: `key` names a field that should not be there. */
export interface ShapeProblem {
  path: PropertyKey[];
  key?: string;
  message: string;
}

type Issue = z.core.$ZodIssue;

/**
 * Says what is wrong once. Where several forms were possible it follows the one the author meant, which is the one whose
 * own keys fit; if none does, it says which forms there are.
 */
export function shapeProblems(issues: readonly Issue[], at: PropertyKey[] = []): ShapeProblem[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path, key, message: `unknown field "${key}"` }));
    }
    if (issue.code === 'invalid_union') {
      const meant = meantBranch(issue.errors);
      if (meant) return shapeProblems(meant, path);
    }
    if (isMissing(issue)) return [{ path, message: 'is missing' }];
    return [{ path, message: issue.message.replace(/^Invalid input: /, '') }];
  });
}

/** The only branch whose faults all lie deeper than its own keys. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fitting = branches.filter((issues) => issues.length > 0 && !issues.some(isAboutOwnKeys));
  return fitting.length === 1 ? (fitting[0] ?? null) : closest(branches);
}

function isAboutOwnKeys(issue: Issue): boolean {
  if (issue.path.length === 0) return issue.code !== 'invalid_union';
  return issue.path.length === 1 && isMissing(issue);
}

/** Zod says "received undefined" for an absent key without a code of its own; the input is then absent too. */
function isMissing(issue: Issue): boolean {
  return issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_union');
}

/** The only branch that is one key away: one too many, or one missing. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const near = branches.filter((issues) => {
    const only = issues.length === 1 ? issues[0] : undefined;
    return only !== undefined && (only.code === 'unrecognized_keys' || (only.path.length === 1 && isMissing(only)));
  });
  return near.length === 1 ? (near[0] ?? null) : null;
}
