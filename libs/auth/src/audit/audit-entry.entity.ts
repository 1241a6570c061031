import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did what, from where, when. Written once: the database refuses to change or delete it. */
@Entity('audit_log')
@Index('audit_log_by_actor', ['actorId', 'id'])
@Index('audit_log_by_action', ['action', 'id'])
export class AuditEntry {
  /** Version 7: ordered by time. */
  @PrimaryColumn('uuid')
  id!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'at', precision: 3 })
  at!: Date;

  /** Null where nobody was proven, as in a failed login. No reference: the log outlives its users. */
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('uuid', { name: 'key_id', nullable: true })
  keyId!: string | null;

  /** `user.created`, `login.failed`, … */
  @Column('text')
  action!: string;

  /** What it was done to: a user's, key's or session's id. */
  @Column('uuid', { name: 'target_id', nullable: true })
  targetId!: string | null;

  @Column('text')
  address!: string;

  @Column('text', { name: 'request_id', nullable: true })
  requestId!: string | null;

  /** Never a secret. */
  @Column('jsonb', { default: {} })
  details!: Record<string, unknown>;
}
