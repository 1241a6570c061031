import { errorKind } from '@app/errors';

/** One reason a policy was refused, and where in its text. Lines and columns count from 1. */
export interface PolicyProblem {
  line: number;
  column: number;
  /** Where in the policy: `rules[2].assert.eq`. */
  path: string;
  message: string;
}

/** The text is no policy; every problem found is listed, twenty at the most. */
export const policyInvalid = errorKind<{ problems: PolicyProblem[] }>(
  'POLICY_INVALID',
  'bad-request',
  ({ problems }) => {
    const first = problems[0];
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    return first
      ? `The policy is not valid: line ${first.line}, column ${first.column}: ${first.path ? `${first.path}: ` : ''}${first.message}${more}.`
      : 'The policy is not valid.';
  },
);

export const policyNotResolved = errorKind<{ slug: string; extends: string }>(
  'POLICY_NOT_RESOLVED',
  'internal',
  (d) => `Policy ${d.slug} extends ${d.extends}, which was not resolved before judging.`,
);

/** The chain of `extends` leads nowhere, in a circle or too far, or what it gives does not fit together. */
export const policyExtendsInvalid = errorKind<{ slug: string; reason: string }>(
  'POLICY_EXTENDS_INVALID',
  'unprocessable',
  (d) => `Policy ${d.slug} cannot be put together: ${d.reason}.`,
);
