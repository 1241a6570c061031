import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { BriefMemory } from '../brief-memory';
import type { Caller } from '../caller';
import { sessionEnded } from '../errors';
import type { Role } from '../users/role';
import type { AccessClaims } from './access-tokens';

/** How long an ended session may still be believed by another process. */
const believedMs = 3_000;

/** Who a verified access token speaks for, now: the role as it is, and nobody once the session or the user has ended. */
@Injectable()
export class SessionCallers {
  private readonly memory = new BriefMemory<Caller>(believedMs, 20_000);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws AppError SESSION_ENDED */
  async callerOf(claims: AccessClaims): Promise<Caller> {
    const caller = await this.memory.get(claims.sid, () => this.lookUp(claims.sid));
    if (caller?.userId !== claims.sub) throw sessionEnded({});
    return caller;
  }

  forget(sessionId: string): void {
    this.memory.forget(sessionId);
  }

  forgetAll(): void {
    this.memory.forgetAll();
  }

  private async lookUp(sessionId: string): Promise<Caller | null> {
    const [row] = await this.dataSource.query<{ user_id: string; role: Role }[]>(
      `SELECT s.user_id, u.role FROM sessions s JOIN users u ON u.id = s.user_id
       WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`,
      [sessionId],
    );
    return row ? { userId: row.user_id, role: row.role, scopes: null, keyId: null, sessionId } : null;
  }
}
