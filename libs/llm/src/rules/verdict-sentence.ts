import type { Digest } from '../digest/digest';
import { readinessOf } from './readiness';

/** The first sentence of every insight, whoever writes the rest: what the verdict says. */
export function verdictSentence(digest: Digest): string {
  const { verdict, subject } = digest;
  if (failedCode(digest) !== null)
    return `The ${subject.kind} itself failed (${failedCode(digest)}): nothing was judged.`;
  if (subject.kind === 'batch') return 'Every item of a batch has its own verdict.';
  if (!verdict) return `No policy was asked for, so nothing is said about delivery.`;
  switch (readinessOf(digest)) {
    case 'ready':
      return `It passes the policy ${verdict.policy}.`;
    case 'ready_with_warnings':
      return `It passes the policy ${verdict.policy} with warnings.`;
    case 'not_ready':
      return `It fails the policy ${verdict.policy}.`;
    case 'unknown':
      return `The policy ${verdict.policy} could not be evaluated: what it asks for was not measured.`;
  }
}

function failedCode({ facts, subject }: Digest): string | null {
  const code = facts.find(({ id }) => id === `${subject.kind}.error.code`)?.value;
  return typeof code === 'string' ? code : null;
}
