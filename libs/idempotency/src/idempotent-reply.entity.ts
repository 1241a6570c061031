import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A POST somebody named by an `Idempotency-Key`, and its reply once there is one. */
@Entity('idempotent_replies')
export class IdempotentReply {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  @PrimaryColumn('text')
  key!: string;

  /** SHA-256 of route and body: the same key with another request is a mistake. */
  @Column('text')
  fingerprint!: string;

  /** null while the first request is still in flight */
  @Column('smallint', { nullable: true })
  status!: number | null;

  @Column('jsonb', { nullable: true })
  headers!: Record<string, string> | null;

  @Column('text', { nullable: true })
  body!: string | null;

  @Index('idempotent_replies_age')
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
