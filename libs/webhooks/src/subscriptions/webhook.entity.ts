import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EventType } from '../event-types';
import { RotatingSecret } from '../secrets/rotating-secret.entity';

/** A subscription: which events of a user are told to which address. */
@Entity('webhooks')
@Index('webhooks_by_owner', ['userId', 'createdAt', 'id'])
@Index('webhooks_by_time', ['createdAt', 'id'])
export class Webhook extends RotatingSecret {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  url!: string;

  /** Null: every event, those to come included. */
  @Column('text', { array: true, nullable: true })
  events!: EventType[] | null;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('boolean', { default: true })
  enabled!: boolean;

  /** To the millisecond, as cursors carry it. */
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;
}
