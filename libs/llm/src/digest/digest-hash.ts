import { createHash } from 'node:crypto';
import type { Audience } from '../insight.entity';
import type { Digest } from './digest';

/** Names everything the text depends on. The ids of findings differ between runs of the same facts; the subject's id is left out. */
export function digestHash(
  digest: Digest,
  voice: { language: string; audience: Audience },
  writer: { provider: string; model: string } | null,
  version: number,
): string {
  const { subject, ...rest } = digest;
  const whole = { kind: subject.kind, name: subject.name, rest, voice, writer, version };
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}
