import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** One event, written in the transaction that made it true; relayed later, at least once, under the same id. */
@Entity('outbox')
@Index('outbox_unrelayed', ['createdAt'], { where: 'relayed_at IS NULL' })
export class OutboxEvent {
  @PrimaryColumn('uuid')
  id!: string;

  /** `analysis.completed`, `comparison.failed`, … */
  @Column('text')
  type!: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'relayed_at', nullable: true })
  relayedAt!: Date | null;
}
