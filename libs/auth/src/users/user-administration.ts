import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomBytes } from 'node:crypto';
import { type DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { Audit } from '../audit/audit';
import type { Caller, Origin } from '../caller';
import { lastAdministrator } from '../errors';
import { KeyCallers } from '../keys/key-callers';
import { Passwords } from '../passwords/passwords';
import type { QuotaOverrides } from '../quotas/quota-names';
import { Quotas } from '../quotas/quotas';
import { Sessions } from '../sessions/sessions';
import { administratorsLock } from './administrators';
import type { Role } from './role';
import { UserData } from './user-data';
import { User } from './user.entity';
import { quotaColumns, Users } from './users';

export interface UserChange {
  role?: Role;
  disabled?: boolean;
  quotas?: QuotaOverrides;
}

/** What administrators do to users; each deed and its entry in the audit log are one transaction. */
@Injectable()
export class UserAdministration {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly keys: KeyCallers,
    private readonly quotas: Quotas,
    private readonly data: UserData,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError USER_NOT_FOUND, LAST_ADMINISTRATOR */
  async change(actor: Caller, id: string, change: UserChange, origin: Origin): Promise<User> {
    const before = await this.users.get(id);
    await this.dataSource.transaction(async (manager) => {
      if (change.disabled === true || (change.role !== undefined && change.role !== 'admin'))
        await this.keepOneAdministrator(manager, id);
      await this.apply(manager, before, change);
      await this.audit.record(
        { actorId: actor.userId, action: 'user.changed', targetId: id, origin, details: told(before, change) },
        manager,
      );
    });
    this.forget(id);
    return this.users.get(id);
  }

  /**
   * Ends the user's sessions; their keys stay.
   * @returns the new password, which is told this once
   * @throws AppError USER_NOT_FOUND, PASSWORDS_BUSY
   */
  async resetPassword(actor: Caller, id: string, origin: Origin): Promise<string> {
    await this.users.get(id);
    const password = randomBytes(18).toString('base64url');
    const passwordHash = await this.passwords.hash(password);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(User, id, { passwordHash, passwordChangedAt: new Date() });
      await this.sessions.endAllOf(id, 'password-reset', manager);
      await this.audit.record({ actorId: actor.userId, action: 'user.password-reset', targetId: id, origin }, manager);
    });
    this.forget(id);
    return password;
  }

  /**
   * Locks the user out, erases what is theirs, then removes them with their keys and sessions. After a failure in between the user is
   * disabled, and the call can be repeated.
   * @throws AppError USER_NOT_FOUND, LAST_ADMINISTRATOR
   */
  async delete(actor: Caller, id: string, origin: Origin): Promise<void> {
    const user = await this.users.get(id);
    await this.dataSource.transaction(async (manager) => {
      await this.keepOneAdministrator(manager, id);
      await this.apply(manager, user, { disabled: true });
    });
    this.forget(id);
    await this.data.erase(id);
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(User, id);
      const details = { email: user.email, role: user.role };
      await this.audit.record(
        { actorId: actor.userId, action: 'user.deleted', targetId: id, origin, details },
        manager,
      );
    });
  }

  private async apply(manager: EntityManager, user: User, change: UserChange): Promise<void> {
    const { role, disabled, quotas } = change;
    const columns: Partial<User> = {
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabledAt: disabled ? (user.disabledAt ?? new Date()) : null }),
      ...quotaColumns(quotas ?? {}),
    };
    if (Object.keys(columns).length > 0) await manager.update(User, user.id, columns);
    if (disabled) await this.sessions.endAllOf(user.id, 'user-disabled', manager);
  }

  /** @throws AppError LAST_ADMINISTRATOR when nobody else could administer */
  private async keepOneAdministrator(manager: EntityManager, id: string): Promise<void> {
    await manager.query(administratorsLock);
    const active = { role: 'admin', disabledAt: IsNull(), passwordHash: Not(IsNull()) } as const;
    if (!(await manager.existsBy(User, { ...active, id }))) return;
    if (!(await manager.existsBy(User, { ...active, id: Not(id) }))) throw lastAdministrator({});
  }

  private forget(id: string): void {
    this.keys.forgetAll();
    this.sessions.forgetCallers();
    this.quotas.forget(id);
  }
}

/** A change in the words of the API. */
function told(before: User, { role, disabled, quotas }: UserChange): Record<string, unknown> {
  return {
    ...(role !== undefined && { role, role_before: before.role }),
    ...(disabled !== undefined && { disabled }),
    ...(quotas && {
      quotas: {
        stored_bytes: quotas.storedBytes,
        cpu_seconds_per_day: quotas.cpuSecondsPerDay,
        running_jobs: quotas.runningJobs,
        waiting_items: quotas.waitingItems,
      },
    }),
  };
}
