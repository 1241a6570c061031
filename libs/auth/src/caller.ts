import type { Role } from './users/role';
import type { Scope } from './scope';

/** Who asks, once it is proven. */
export interface Caller {
  userId: string;
  role: Role;
  /** What the API key may do; null for a session, which may do all its role may. */
  scopes: Scope[] | null;
  keyId: string | null;
  sessionId: string | null;
}

/** Where a call came from, for the audit log and for lock-outs. */
export interface Origin {
  address: string;
  /** The address, or the /64 network of an IPv6 address: one household is one guesser. */
  network: string;
  requestId: string | null;
  userAgent: string | null;
}

/** Whose rows a caller may see. */
export type Visibility = { userId: string } | 'everything';

/** `viewer` and `admin` see the whole installation, everyone else their own. */
export function visibilityOf(caller: Pick<Caller, 'userId' | 'role'>): Visibility {
  return caller.role === 'user' ? { userId: caller.userId } : 'everything';
}

/** Whether role and key together allow what `scope` names. A viewer never writes, whatever the key says. */
export function holds(caller: Pick<Caller, 'role' | 'scopes'>, scope: Scope): boolean {
  if (caller.role === 'viewer' && !scope.endsWith(':read')) return false;
  return caller.scopes === null || caller.scopes.includes(scope);
}
