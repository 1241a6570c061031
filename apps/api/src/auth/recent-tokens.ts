import type { AccessClaims } from '@app/auth';
import { Injectable } from '@nestjs/common';

const rememberedMs = 3_000;
const most = 20_000;

/** Claims as verified, with their expiry (RFC 7519 §4.1.4, seconds). */
export type ProvenClaims = AccessClaims & { exp?: number };

/**
 * Access tokens whose signature was verified a moment ago: checking it again for each of a caller's requests costs more than all else that
 * proves who asks. Whether the session still lives is asked every time; a token is never believed past its expiry.
 */
@Injectable()
export class RecentTokens {
  private readonly known = new Map<string, { claims: ProvenClaims; until: number }>();

  peek(token: string): ProvenClaims | undefined {
    const entry = this.known.get(token);
    return entry && entry.until > Date.now() ? entry.claims : undefined;
  }

  remember(token: string, claims: ProvenClaims): void {
    if (claims.exp === undefined) return;
    this.known.delete(token);
    this.known.set(token, { claims, until: Math.min(Date.now() + rememberedMs, claims.exp * 1000) });
    if (this.known.size <= most) return;
    const oldest = this.known.keys().next().value;
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
