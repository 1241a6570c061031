import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Role, roles } from './role';

/** Somebody who may use the installation. */
@Entity('users')
export class User {
  /** Version 7: ordered by creation. */
  @PrimaryColumn('uuid')
  id!: string;

  /** In lower case. */
  @Index('users_email', { unique: true })
  @Column('text')
  email!: string;

  /** argon2id in PHC form; null: no password opens this account. */
  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash!: string | null;

  @Column('enum', { enum: roles, default: 'user' })
  role!: Role;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  /** Own quotas; null: the installation's, 0: unlimited. */
  @Column('bigint', { name: 'quota_stored_bytes', nullable: true })
  quotaStoredBytes!: string | null;

  @Column('int', { name: 'quota_cpu_seconds_per_day', nullable: true })
  quotaCpuSecondsPerDay!: number | null;

  @Column('int', { name: 'quota_running_jobs', nullable: true })
  quotaRunningJobs!: number | null;

  @Column('int', { name: 'quota_waiting_items', nullable: true })
  quotaWaitingItems!: number | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column('timestamptz', { name: 'password_changed_at', nullable: true })
  passwordChangedAt!: Date | null;

  @Column('timestamptz', { name: 'last_login_at', nullable: true })
  lastLoginAt!: Date | null;
}
