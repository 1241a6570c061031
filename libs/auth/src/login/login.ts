import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Audit } from '../audit/audit';
import type { Caller, Origin } from '../caller';
import { loginFailed, passwordUnchanged, passwordWrong } from '../errors';
import { Passwords } from '../passwords/passwords';
import { Sessions, type Tokens } from '../sessions/sessions';
import { normalEmail } from '../users/email';
import { User } from '../users/user.entity';
import { Lockouts } from './lockouts';

/** From a password to a session, and changing it. */
@Injectable()
export class Login {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly lockouts: Lockouts,
    private readonly audit: Audit,
  ) {}

  /**
   * One way through for known, unknown and disabled users: the same work, the same answer.
   * @throws AppError LOGIN_FAILED, LOGIN_LOCKED, LOGIN_UNAVAILABLE, PASSWORDS_BUSY
   */
  async login(address: string, password: string, origin: Origin): Promise<Tokens> {
    const email = normalEmail(address);
    await this.lockouts.attempt(email, origin.network);
    const user = await this.withHash({ email });
    const matches = await this.passwords.matches(user?.passwordHash ?? null, password);
    if (!user || !matches || user.disabledAt) {
      await this.audit.record({ actorId: null, action: 'login.failed', origin, details: { email } });
      throw loginFailed({});
    }
    await this.lockouts.succeeded(email, origin.network);
    return this.sessions.start(user.id, origin);
  }

  async logout(caller: Caller, origin: Origin): Promise<void> {
    if (caller.sessionId === null) return;
    await this.sessions.end(caller.sessionId, 'logout');
    await this.audit.record({ actorId: caller.userId, action: 'logout', targetId: caller.sessionId, origin });
  }

  /**
   * Ends all sessions of the user, this one included.
   * @throws AppError PASSWORD_WRONG, PASSWORD_UNCHANGED, LOGIN_LOCKED, LOGIN_UNAVAILABLE
   */
  async changePassword(userId: string, current: string, next: string, origin: Origin): Promise<void> {
    const user = await this.withHash({ id: userId });
    if (!user) throw passwordWrong({});
    await this.lockouts.attempt(user.email, origin.network);
    if (!(await this.passwords.matches(user.passwordHash, current))) {
      await this.audit.record({ actorId: userId, action: 'password.change-failed', targetId: userId, origin });
      throw passwordWrong({});
    }
    await this.lockouts.succeeded(user.email, origin.network);
    if (current === next) throw passwordUnchanged({});
    const passwordHash = await this.passwords.hash(next);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(User, userId, { passwordHash, passwordChangedAt: new Date() });
      await this.sessions.endAllOf(userId, 'password-changed', manager);
      await this.audit.record({ actorId: userId, action: 'password.changed', targetId: userId, origin }, manager);
    });
    this.sessions.forgetCallers();
  }

  private withHash(where: { id: string } | { email: string }): Promise<User | null> {
    return this.dataSource.getRepository(User).findOne({
      where,
      select: { id: true, email: true, passwordHash: true, disabledAt: true },
    });
  }
}
