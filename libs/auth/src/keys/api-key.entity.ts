import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Scope } from '../scope';
import { User } from '../users/user.entity';

/** A key of a user, for programs. Only the SHA-256 of its 32 random bytes is kept: there is nothing to guess offline. */
@Entity('api_keys')
@Index('api_keys_by_owner', ['userId', 'id'])
export class ApiKey {
  /** Version 7; its hex digits are the public part of the key. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  @Column('text')
  name!: string;

  @Column('text', { array: true })
  scopes!: Scope[];

  @Column('bytea', { name: 'secret_hash', select: false })
  secretHash!: Buffer;

  /** The secret before the last rotation, good until `previous_valid_until`. */
  @Column('bytea', { name: 'previous_secret_hash', nullable: true, select: false })
  previousSecretHash!: Buffer | null;

  @Column('timestamptz', { name: 'previous_valid_until', nullable: true })
  previousValidUntil!: Date | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column('timestamptz', { name: 'rotated_at', nullable: true })
  rotatedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;
}
