import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit';
import type { Origin } from '../caller';
import { refreshInFlight, refreshTokenInvalid, refreshTokenReused } from '../errors';
import { newOpaqueToken, type OpaqueToken, parseOpaqueToken, sameHash } from '../opaque-token';
import { AccessTokens } from './access-tokens';
import { SessionCallers } from './session-callers';
import type { SessionEnd } from './session.entity';

const prefix = 'ffr';

/** What a login or a refresh gives. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresInSec: number;
}

/** A presented refresh token as it stands in the database. */
interface Presented {
  session_id: string;
  user_id: string;
  secret_hash: Buffer;
  used: boolean;
  /** Used only after the call that presents it had begun. */
  used_meanwhile: boolean;
  alive: boolean;
}

/** Logins and their chains of refresh tokens. */
@Injectable()
export class Sessions {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'JWT_REFRESH_TTL_SEC'>,
    private readonly accessTokens: AccessTokens,
    private readonly callers: SessionCallers,
    private readonly audit: Audit,
  ) {}

  async start(userId: string, origin: Origin): Promise<Tokens> {
    const sessionId = uuid();
    const refreshToken = await this.dataSource.transaction(async (manager) => {
      await manager.query(`DELETE FROM sessions WHERE user_id = $1 AND expires_at < now()`, [userId]);
      await manager.query(
        `INSERT INTO sessions (id, user_id, address, user_agent, expires_at) VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')`,
        [sessionId, userId, origin.address, origin.userAgent, this.config.JWT_REFRESH_TTL_SEC],
      );
      await manager.query(`UPDATE users SET last_login_at = now() WHERE id = $1`, [userId]);
      await this.audit.record({ actorId: userId, action: 'login.succeeded', targetId: sessionId, origin }, manager);
      return this.link(manager, sessionId);
    });
    return this.tokens(userId, sessionId, refreshToken);
  }

  /**
   * Changes a refresh token for the next one. Of simultaneous calls with one token exactly one wins; the others change nothing and are
   * told REFRESH_IN_FLIGHT. A call that begins after the token was used is a reuse: it ends the session.
   * @param arrivedAt when the call arrived, by `performance.now()`
   * @throws AppError REFRESH_TOKEN_INVALID, REFRESH_TOKEN_REUSED, REFRESH_IN_FLIGHT
   */
  async refresh(text: string, origin: Origin, arrivedAt: number): Promise<Tokens> {
    const token = parseOpaqueToken(prefix, text);
    if (!token) throw refreshTokenInvalid({});
    const outcome = await this.dataSource.transaction((manager) =>
      this.rotate(manager, token, performance.now() - arrivedAt),
    );
    if (outcome.kind === 'rotated') return this.tokens(outcome.userId, outcome.sessionId, outcome.refreshToken);
    await this.end(outcome.sessionId, 'refresh-reused');
    await this.audit.record({ actorId: outcome.userId, action: 'refresh.reused', targetId: outcome.sessionId, origin });
    throw refreshTokenReused({});
  }

  /** Ends one session: its access tokens are refused at once here and within seconds by other processes. */
  async end(sessionId: string, reason: SessionEnd): Promise<void> {
    await this.dataSource.query(
      `UPDATE sessions SET revoked_at = now(), revoked_for = $2 WHERE id = $1 AND revoked_at IS NULL`,
      [sessionId, reason],
    );
    this.callers.forget(sessionId);
  }

  /** Ends all sessions of a user, in the caller's transaction; call {@link forgetCallers} once it is committed. */
  async endAllOf(userId: string, reason: SessionEnd, manager: EntityManager): Promise<void> {
    await manager.query(
      `UPDATE sessions SET revoked_at = now(), revoked_for = $2 WHERE user_id = $1 AND revoked_at IS NULL`,
      [userId, reason],
    );
  }

  forgetCallers(): void {
    this.callers.forgetAll();
  }

  private async rotate(manager: EntityManager, token: OpaqueToken, elapsedMs: number) {
    const found = await this.present(manager, token, elapsedMs);
    if (!found || !sameHash(found.secret_hash, token.secretHash) || !found.alive) throw refreshTokenInvalid({});
    const { session_id: sessionId, user_id: userId } = found;
    if (found.used && found.used_meanwhile) throw refreshInFlight({});
    if (found.used) return { kind: 'reused' as const, sessionId, userId };
    const refreshToken = await this.link(manager, sessionId);
    await manager.query(`UPDATE sessions SET expires_at = now() + $2 * interval '1 second' WHERE id = $1`, [
      sessionId,
      this.config.JWT_REFRESH_TTL_SEC,
    ]);
    // Last, so that as little as possible lies between this moment and the answer.
    await manager.query(`UPDATE refresh_tokens SET used_at = clock_timestamp() WHERE id = $1`, [token.id]);
    return { kind: 'rotated' as const, sessionId, userId, refreshToken };
  }

  /** Reads the token and holds it: a simultaneous refresh waits here and then sees it used. */
  private async present(manager: EntityManager, token: OpaqueToken, elapsedMs: number): Promise<Presented | null> {
    await manager.query(`SELECT 1 FROM refresh_tokens WHERE id = $1 FOR UPDATE`, [token.id]);
    const rows = await manager.query<Presented[]>(
      `SELECT t.session_id, s.user_id, t.secret_hash, t.used_at IS NOT NULL AS used,
         coalesce(t.used_at >= transaction_timestamp() - $2 * interval '1 millisecond', false) AS used_meanwhile,
         s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL AS alive
       FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id WHERE t.id = $1`,
      [token.id, elapsedMs],
    );
    return rows[0] ?? null;
  }

  private async link(manager: EntityManager, sessionId: string): Promise<string> {
    const id = uuid();
    const { text, secretHash } = newOpaqueToken(prefix, id);
    await manager.query(`INSERT INTO refresh_tokens (id, session_id, secret_hash) VALUES ($1, $2, $3)`, [
      id,
      sessionId,
      secretHash,
    ]);
    return text;
  }

  private async tokens(userId: string, sessionId: string, refreshToken: string): Promise<Tokens> {
    const accessToken = await this.accessTokens.sign(userId, sessionId);
    return { accessToken, refreshToken, expiresInSec: this.accessTokens.lifetimeSec };
  }
}
