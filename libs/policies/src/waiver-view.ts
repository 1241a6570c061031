import { isWaiverExpired, type Waiver } from '@app/policy';
import type { PolicyWaiver } from './policy-waiver.entity';
import type { WaiverTerms } from './waiver.repository';

/** A waiver as callers see it. */
export interface WaiverView extends Waiver {
  id: string;
  policy: string;
  user_id: string;
  expired: boolean;
  created_at: string;
}

/** A waiver as rules are held against it. */
export function waiverInForce({ rule, author, reason, expiresAt }: WaiverTerms): Waiver {
  return { rule, author, reason, expires_at: expiresAt?.toISOString() ?? null };
}

export function waiverView(row: PolicyWaiver, now: Date): WaiverView {
  const waiver = waiverInForce(row);
  return {
    id: row.id,
    policy: row.slug,
    user_id: row.userId,
    ...waiver,
    expired: isWaiverExpired(waiver, now),
    created_at: row.createdAt.toISOString(),
  };
}
