import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BatchListing, BatchOptions, BatchStatus } from './batch-settings';

/** One of the items that took longest. */
export interface SlowItem {
  index: number;
  name: string;
  wall_seconds: number;
}

/** One of the first items that failed. */
export interface FailedItem {
  index: number;
  name: string;
  code: string;
  detail: string;
}

/** How many items had ended at a time: [milliseconds since 1970, items]. */
export type PaceMark = [number, number];

/**
 * Many items asked for at once. Its counters are changed in the transaction that changes the items, by as much as that changes: reading how
 * it stands never counts.
 */
@Entity('batches')
@Index('batches_by_owner', ['userId', 'createdAt', 'id'])
@Index('batches_by_time', ['createdAt', 'id'])
// Not by its counters: a change of an indexed column would write every index of the row again.
@Index('batches_unfinished', ['createdAt'], { where: `processed_at IS NULL AND status <> 'receiving'` })
@Index('batches_receiving', ['leaseUntil'], { where: `status = 'receiving'` })
@Index('batches_ended', ['processedAt'])
export class Batch {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** `receiving`: its items still arrive; nobody sees it, and it goes when they stop to. */
  @Column('text')
  status!: BatchStatus | 'receiving';

  @Column('jsonb', { default: {} })
  labels!: Record<string, string>;

  @Column('jsonb')
  options!: BatchOptions;

  /** Most items at the workers at a time. */
  @Column('smallint')
  concurrency!: number;

  /** Null when the items were listed by the caller. */
  @Column('jsonb', { nullable: true })
  listing!: BatchListing | null;

  /** Where the listing goes on. */
  @Column('text', { name: 'listing_cursor', nullable: true })
  listingCursor!: string | null;

  /** Whether every item is known. */
  @Column('boolean', { name: 'listing_done', default: false })
  listingDone!: boolean;

  /** Why the listing ended before its end. */
  @Column('jsonb', { name: 'listing_error', nullable: true })
  listingError!: Record<string, unknown> | null;

  @Column('int', { default: 0 })
  total!: number;

  @Column('int', { default: 0 })
  pending!: number;

  @Column('int', { default: 0 })
  running!: number;

  @Column('int', { default: 0 })
  completed!: number;

  @Column('int', { default: 0 })
  failed!: number;

  @Column('int', { default: 0 })
  cancelled!: number;

  @Column('int', { default: 0 })
  pass!: number;

  @Column('int', { default: 0 })
  warn!: number;

  @Column('int', { default: 0 })
  fail!: number;

  @Column('int', { name: 'not_evaluated', default: 0 })
  notEvaluated!: number;

  /** Items that share another item's result. */
  @Column('int', { default: 0 })
  duplicates!: number;

  @Column('jsonb', { default: [] })
  slowest!: SlowItem[];

  @Column('jsonb', { name: 'first_errors', default: [] })
  firstErrors!: FailedItem[];

  @Column('jsonb', { default: [] })
  pace!: PaceMark[];

  /** The worker that feeds it; while it is received, the time until which it waits for more. */
  @Column('text', { name: 'lease_owner', nullable: true })
  leaseOwner!: string | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** To the millisecond, as cursors carry it. */
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'processed_at', nullable: true })
  processedAt!: Date | null;
}
