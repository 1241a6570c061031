import { builtinAliases, type Policy } from '@app/policy';
import type { PolicyFormat } from './policy-version.entity';
import type { WithVersion } from './policy.repository';

/** A policy as listed. */
export interface PolicyView {
  slug: string;
  name: string;
  description: string;
  version: number;
  /** comes with the service and can't be changed */
  builtin: boolean;
  /** other names it is found by */
  aliases: string[];
  user_id: string | null;
  rule_count: number;
  created_at: string | null;
  updated_at: string | null;
}

/** A whole policy: what was written, and beside it how it stands. */
export interface FullPolicyView extends PolicyView {
  extends: string | null;
  without: string[];
  sources: unknown[];
  notes: string[];
  checks: Record<string, unknown>;
  rules: unknown[];
  /** with everything it extends put in; null where it extends nothing */
  resolved: Policy | null;
  latest_version: number;
  versions: { version: number; created_at: string | null }[];
  format: PolicyFormat;
  text: string;
}

export function builtinView(policy: Policy): PolicyView {
  const aliases = Object.entries(builtinAliases).flatMap(([alias, slug]) => (slug === policy.slug ? [alias] : []));
  return {
    ...summary(policy),
    version: policy.version ?? 1,
    builtin: true,
    aliases,
    user_id: null,
    created_at: null,
    updated_at: null,
  };
}

export function fullBuiltinView(policy: Policy): FullPolicyView {
  const version = policy.version ?? 1;
  return {
    ...builtinView(policy),
    ...parts(policy),
    resolved: null,
    latest_version: version,
    versions: [{ version, created_at: null }],
    format: 'json',
    text: `${JSON.stringify(policy, null, 2)}\n`,
  };
}

export function storedView({ policy, version }: WithVersion): PolicyView {
  return {
    ...summary(version.document),
    rule_count: version.resolved.rules.length,
    version: version.version,
    builtin: false,
    aliases: [],
    user_id: policy.userId,
    created_at: policy.createdAt.toISOString(),
    updated_at: policy.updatedAt.toISOString(),
  };
}

export function fullStoredView(
  found: WithVersion,
  versions: readonly { version: number; createdAt: Date }[],
): FullPolicyView {
  const { policy, version } = found;
  return {
    ...storedView(found),
    ...parts(version.document),
    resolved: version.document.extends === undefined ? null : version.resolved,
    latest_version: policy.version,
    versions: versions.map((one) => ({ version: one.version, created_at: one.createdAt.toISOString() })),
    format: version.format,
    text: version.text,
  };
}

const summary = ({ slug, name, description, rules }: Policy) => ({ slug, name, description, rule_count: rules.length });

const parts = (policy: Policy) => ({
  extends: policy.extends ?? null,
  without: policy.without ?? [],
  sources: policy.sources ?? [],
  notes: policy.notes ?? [],
  checks: policy.checks ?? {},
  rules: policy.rules,
});
