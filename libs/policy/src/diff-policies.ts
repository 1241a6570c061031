import type { Policy, Rule } from './language/policy';

/** One value that differs; undefined on the side where it is absent. */
export interface Change {
  path: string;
  from: unknown;
  to: unknown;
}

export interface PolicyDiff {
  from: { policy: string; version: number | null };
  to: { policy: string; version: number | null };
  rules: { added: Rule[]; removed: Rule[]; changed: { id: string; changes: Change[] }[] };
  /** Settings of checks, sources, notes, name and description. */
  changes: Change[];
  identical: boolean;
}

/** What changed from one policy to another. Rules are matched by id; their order alone is no change. Pure. */
export function diffPolicies(from: Policy, to: Policy): PolicyDiff {
  const { rules: before, version: versionBefore, slug: slugBefore, ...restBefore } = from;
  const { rules: after, version: versionAfter, slug: slugAfter, ...restAfter } = to;
  const added = after.filter((rule) => !before.some((one) => one.id === rule.id));
  const removed = before.filter((rule) => !after.some((one) => one.id === rule.id));
  const changed = after.flatMap((rule) => {
    const old = before.find((one) => one.id === rule.id);
    const changes = old ? differences(old, rule, '') : [];
    return changes.length > 0 ? [{ id: rule.id, changes }] : [];
  });
  const changes = differences(restBefore, restAfter, '');
  return {
    from: { policy: slugBefore, version: versionBefore ?? null },
    to: { policy: slugAfter, version: versionAfter ?? null },
    rules: { added, removed, changed },
    changes,
    identical: added.length + removed.length + changed.length + changes.length === 0,
  };
}

/** Differences leaf by leaf, keys in order of the alphabet. Lists of different length differ as a whole. */
function differences(from: unknown, to: unknown, path: string): Change[] {
  if (Object.is(from, to)) return [];
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((item: unknown, index) => differences(item, to[index], `${path}[${index}]`));
  }
  if (isRecord(from) && isRecord(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    return keys.flatMap((key) => differences(from[key], to[key], path === '' ? key : `${path}.${key}`));
  }
  return [{ path, from, to }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
