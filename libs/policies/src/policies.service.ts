import {
  builtinPolicies,
  diffPolicies,
  findBuiltin,
  parsePolicy,
  type Policy,
  type PolicyDiff,
  resolvePolicy,
} from '@app/policy';
import type { Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Injectable } from '@nestjs/common';
import {
  policyBuiltIn,
  policyChanged,
  policySlugDiffers,
  policySlugReserved,
  policyTaken,
  policyUnknown,
  tooManyPolicies,
} from './errors';
import { knownChecks } from './known-checks';
import type { PolicyFormat } from './policy-version.entity';
import {
  builtinView,
  fullBuiltinView,
  fullStoredView,
  type FullPolicyView,
  type PolicyView,
  storedView,
} from './policy-view';
import { PolicyRepository, type WithVersion, type Written } from './policy.repository';

const mostPolicies = 200;
/** What stands at these addresses is no policy. */
const reserved: ReadonlySet<string> = new Set(['schema']);

export interface PolicyText {
  text: string;
  format: PolicyFormat;
}

/** Who asks, and whose policies they may see. */
export interface Asking {
  userId: string;
  visibility: Visibility;
}

/** A change, and whose row it was, for the audit log. */
export interface Changed {
  id: string;
  view: FullPolicyView;
  changed: boolean;
}

/** What differs, and whose policy it is; null for a built-in one. */
export type OwnedPolicyDiff = PolicyDiff & { user_id: string | null };

/** Keeps policies and their versions; built-in ones are shown among them. */
@Injectable()
export class PoliciesService {
  constructor(private readonly rows: PolicyRepository) {}

  /** Built-in ones first. @throws AppError CURSOR_INVALID */
  async list({ visibility }: Asking, cursor: string | undefined, limit: number): Promise<Page<PolicyView>> {
    const from = builtinsFrom(cursor);
    const builtin = builtinPolicies.slice(from, from + limit).map(builtinView);
    const next = from + builtin.length;
    const left = limit - builtin.length;
    if (next < builtinPolicies.length) return { items: builtin, nextCursor: cursorAt(next) };
    const among = isAmongBuiltins(cursor) ? undefined : cursor;
    const own = await this.rows.page(visibility, among, Math.max(left, 1));
    if (left === 0) return { items: builtin, nextCursor: own.items.length > 0 ? cursorAt(next) : null };
    return { items: [...builtin, ...own.items.map(storedView)], nextCursor: own.nextCursor };
  }

  /** @throws AppError POLICY_NOT_FOUND */
  async get(asking: Asking, slug: string, version: number | null): Promise<FullPolicyView> {
    const builtin = findBuiltin(slug);
    if (builtin) {
      if (version !== null && version !== builtin.version) throw policyUnknown({ slug, version });
      return fullBuiltinView(builtin);
    }
    return this.full(await this.stored(asking, slug, version));
  }

  /** @throws AppError POLICY_INVALID, POLICY_EXTENDS_INVALID, POLICY_EXISTS, POLICY_BUILT_IN, POLICY_SLUG_RESERVED, POLICY_LIMIT */
  async create(userId: string, source: PolicyText): Promise<Changed> {
    const written = await this.read(userId, source, undefined);
    const { slug } = written.document;
    if ((await this.rows.count(userId)) >= mostPolicies) throw tooManyPolicies({ most: mostPolicies });
    const created = await this.rows.create(userId, slug, written);
    if (!created) throw policyTaken({ slug });
    return { id: created.policy.id, view: await this.full(created), changed: true };
  }

  /**
   * Writes the next version; the same text again makes none.
   * @param expected the version it is meant to stand over; null: whatever is there
   * @throws AppError POLICY_NOT_FOUND, POLICY_CHANGED, and those of `create`
   */
  async replace(userId: string, slug: string, source: PolicyText, expected: number | null): Promise<Changed> {
    if (findBuiltin(slug)) throw policyBuiltIn({ slug });
    await this.stored({ userId, visibility: { userId } }, slug, null);
    const written = await this.read(userId, source, slug);
    const replaced = await this.rows.replace(userId, slug, written, (version) => {
      if (expected !== null && expected !== version) throw policyChanged({ slug, version });
    });
    if (!replaced) throw policyUnknown({ slug });
    return { id: replaced.policy.id, view: await this.full(replaced), changed: replaced.changed };
  }

  /** @returns its id. @throws AppError POLICY_NOT_FOUND, POLICY_BUILT_IN */
  async delete(userId: string, slug: string): Promise<string> {
    if (findBuiltin(slug)) throw policyBuiltIn({ slug });
    const id = await this.rows.delete(userId, slug);
    if (id === null) throw policyUnknown({ slug });
    return id;
  }

  /** Of two versions, as they judge: what they extend put in. @throws AppError POLICY_NOT_FOUND */
  async diff(asking: Asking, slug: string, from: number, to: number | null): Promise<OwnedPolicyDiff> {
    const [before, after] = await Promise.all([this.owned(asking, slug, from), this.owned(asking, slug, to)]);
    return { ...diffPolicies(before.policy, after.policy), user_id: findBuiltin(slug) ? null : after.ownerId };
  }

  /** As it judges. @throws AppError POLICY_NOT_FOUND */
  async resolved(asking: Asking, slug: string, version: number | null): Promise<Policy> {
    return (await this.owned(asking, slug, version)).policy;
  }

  /** As it judges, and whose waivers count: its owner's, for a built-in one the caller's. @throws AppError POLICY_NOT_FOUND */
  async owned(asking: Asking, slug: string, version: number | null): Promise<{ policy: Policy; ownerId: string }> {
    const builtin = findBuiltin(slug);
    if (builtin && version !== null && version !== builtin.version) throw policyUnknown({ slug, version });
    if (builtin) return { policy: builtin, ownerId: asking.userId };
    const { policy, version: found } = await this.stored(asking, slug, version);
    return { policy: { ...found.resolved, version: found.version }, ownerId: policy.userId };
  }

  /** A text that is not kept, put together. @throws AppError POLICY_INVALID, POLICY_EXTENDS_INVALID */
  async draft(userId: string, source: PolicyText, slug: string): Promise<Policy> {
    const document = parsePolicy(source.text, source.format, { slug, checks: knownChecks });
    return this.together(userId, document);
  }

  async erase(userId: string): Promise<void> {
    await this.rows.deleteAllOf(userId);
  }

  private async read(userId: string, { text, format }: PolicyText, slug: string | undefined): Promise<Written> {
    const document = parsePolicy(text, format, { ...(slug !== undefined && { slug }), checks: knownChecks });
    if (slug !== undefined && document.slug !== slug) throw policySlugDiffers({ slug, written: document.slug });
    if (findBuiltin(document.slug)) throw policyBuiltIn({ slug: document.slug });
    if (reserved.has(document.slug)) throw policySlugReserved({ slug: document.slug });
    return { text, format, document, resolved: await this.together(userId, document) };
  }

  /** With what it extends: built-in policies, and the owner's own as they stand now, which are put together themselves. */
  private async together(userId: string, document: Policy): Promise<Policy> {
    if (document.extends === undefined) return document;
    const parent =
      findBuiltin(document.extends) ?? (await this.rows.find(userId, document.extends, null))?.version.resolved;
    return resolvePolicy(document, (slug) => (slug === document.extends && parent ? { ...parent, slug } : undefined));
  }

  private async stored(asking: Asking, slug: string, version: number | null): Promise<WithVersion> {
    const policy = await this.rows.visible(asking.visibility, asking.userId, slug);
    if (!policy) throw policyUnknown({ slug });
    const found = await this.rows.version(policy.id, version ?? policy.version);
    if (!found) throw policyUnknown({ slug, ...(version !== null && { version }) });
    return { policy, version: found };
  }

  private async full(found: WithVersion): Promise<FullPolicyView> {
    return fullStoredView(found, await this.rows.versions(found.policy.id));
  }
}

const builtinCursor = /^builtin-(\d{1,4})$/;

/** How many built-in policies were shown before; all of them where the cursor stands among the stored ones. */
function builtinsFrom(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const match = builtinCursor.exec(Buffer.from(cursor, 'base64url').toString());
  return match ? Number(match[1]) : builtinPolicies.length;
}

const isAmongBuiltins = (cursor: string | undefined): boolean =>
  cursor === undefined || builtinCursor.test(Buffer.from(cursor, 'base64url').toString());

const cursorAt = (position: number): string => Buffer.from(`builtin-${position}`).toString('base64url');
