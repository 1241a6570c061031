import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, QueryFailedError } from 'typeorm';
import { v7 as uuid, validate as isUuid } from 'uuid';
import { Audit } from '../audit/audit';
import type { Caller, Origin } from '../caller';
import { emailTaken, userNotFound } from '../errors';
import type { Page } from '@app/database';
import { pageOf, positionOf } from '../page';
import { Passwords } from '../passwords/passwords';
import type { QuotaOverrides } from '../quotas/quota-names';
import { normalEmail } from './email';
import type { Role } from './role';
import { User } from './user.entity';

export interface NewUser {
  email: string;
  password: string;
  role: Role;
  quotas: QuotaOverrides;
}

export interface UserFilter {
  role?: Role;
  email?: string;
}

const uniqueViolation = '23505';

/** The people and programs that may use the installation. */
@Injectable()
export class Users {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError EMAIL_TAKEN, PASSWORDS_BUSY */
  async create(actor: Caller, wanted: NewUser, origin: Origin): Promise<User> {
    const id = uuid();
    const email = normalEmail(wanted.email);
    const passwordHash = await this.passwords.hash(wanted.password);
    await this.dataSource
      .transaction(async (manager) => {
        await manager.insert(User, { id, email, passwordHash, role: wanted.role, ...quotaColumns(wanted.quotas) });
        const details = { email, role: wanted.role };
        await this.audit.record(
          { actorId: actor.userId, action: 'user.created', targetId: id, origin, details },
          manager,
        );
      })
      .catch((error: unknown) => {
        if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === uniqueViolation)
          throw emailTaken({});
        throw error;
      });
    return this.get(id);
  }

  /** Newest first. @throws AppError CURSOR_INVALID */
  async list(filter: UserFilter, cursor: string | undefined, limit: number): Promise<Page<User>> {
    const query = this.dataSource
      .getRepository(User)
      .createQueryBuilder('user')
      .where('true')
      .orderBy('user.id', 'DESC')
      .take(limit + 1);
    if (filter.role) query.andWhere('user.role = :role', { role: filter.role });
    if (filter.email) query.andWhere('user.email = :email', { email: normalEmail(filter.email) });
    const position = positionOf(cursor);
    if (position) query.andWhere('user.id < :position', { position });
    return pageOf(await query.getMany(), limit);
  }

  /** @throws AppError USER_NOT_FOUND */
  async get(id: string): Promise<User> {
    const user = isUuid(id) ? await this.dataSource.getRepository(User).findOneBy({ id }) : null;
    if (!user) throw userNotFound({ id });
    return user;
  }
}

/** The columns of the quotas that are named; others stay as they are. */
export function quotaColumns(quotas: QuotaOverrides): Partial<User> {
  const { storedBytes, cpuSecondsPerDay, runningJobs, waitingItems } = quotas;
  return {
    ...(storedBytes !== undefined && { quotaStoredBytes: storedBytes === null ? null : String(storedBytes) }),
    ...(cpuSecondsPerDay !== undefined && { quotaCpuSecondsPerDay: cpuSecondsPerDay }),
    ...(runningJobs !== undefined && { quotaRunningJobs: runningJobs }),
    ...(waitingItems !== undefined && { quotaWaitingItems: waitingItems }),
  };
}
