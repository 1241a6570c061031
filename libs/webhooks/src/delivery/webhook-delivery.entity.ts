import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Webhook } from '../subscriptions/webhook.entity';

export const deliveryStatuses = ['pending', 'delivered', 'dead'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Why a try failed. */
export interface DeliveryError {
  code: string;
  detail: string;
}

/** One event on its way to one address, and how its tries went. */
@Entity('webhook_deliveries')
@Index('webhook_deliveries_due', ['userId', 'nextAttemptAt', 'id'], { where: `status = 'pending'` })
@Index('webhook_deliveries_in_flight', ['userId'], { where: 'lease_until IS NOT NULL' })
@Index('webhook_deliveries_by_webhook', ['webhookId', 'createdAt', 'id'])
@Index('webhook_deliveries_by_owner', ['userId', 'createdAt', 'id'])
@Index('webhook_deliveries_by_time', ['createdAt', 'id'])
export class WebhookDelivery {
  @PrimaryColumn('uuid')
  id!: string;

  /** The event's id in the outbox, and `webhook-id` on every try. */
  @Column('uuid', { name: 'event_id' })
  eventId!: string;

  @Column('text')
  type!: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt!: Date;

  /** Null for the `webhook_url` of a request. */
  @Column('uuid', { name: 'webhook_id', nullable: true })
  webhookId!: string | null;

  @ManyToOne(() => Webhook, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'webhook_id' })
  webhook?: Webhook | null;

  /** The `webhook_url` of the request; null for a subscription, whose address may change. */
  @Column('text', { nullable: true })
  url!: string | null;

  @Column('enum', { enum: deliveryStatuses, default: 'pending' })
  status!: DeliveryStatus;

  /** Every try there was; the fencing token: what an older try reports changes nothing. */
  @Column('int', { default: 0 })
  attempt!: number;

  /** Tries since it was made or redelivered: its place in the schedule of retries. */
  @Column('int', { default: 0 })
  tries!: number;

  @Column('timestamptz', { name: 'next_attempt_at', default: () => 'now()' })
  nextAttemptAt!: Date;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** What is sent, made once so that every try says the same. */
  @Column('text', { nullable: true, select: false })
  body!: string | null;

  @Column('timestamptz', { name: 'last_attempt_at', nullable: true })
  lastAttemptAt!: Date | null;

  /** HTTP status of the last try; null when there was no answer. */
  @Column('int', { name: 'last_status', nullable: true })
  lastStatus!: number | null;

  @Column('jsonb', { name: 'last_error', nullable: true })
  lastError!: DeliveryError | null;

  /** Until the answer's headers, or until it failed. */
  @Column('int', { name: 'duration_ms', nullable: true })
  durationMs!: number | null;

  /** The first 4 KB of the last answer. */
  @Column('text', { nullable: true })
  reply!: string | null;

  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt!: Date | null;

  /** To the millisecond, as cursors carry it. */
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;
}
