import type { WorkOrigin } from '@app/telemetry';
import { Column, CreateDateColumn, PrimaryColumn } from 'typeorm';

export const jobStatuses = ['pending', 'running', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** How far a running job is: `fraction` 0..1, both others null while unknown. */
export interface Progress {
  fraction: number | null;
  stage: string | null;
  eta_seconds: number | null;
}

/** What every table of jobs has: its state, its place in the queue, and the fencing that keeps one worker at a time on it. */
export abstract class JobRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('enum', { enum: jobStatuses, default: 'pending' })
  status!: JobStatus;

  /** Which doorbell wakes it: quick work never waits behind heavy work. */
  @Column('text', { default: 'quick' })
  lane!: string;

  /** Lower is sooner. */
  @Column('smallint', { default: 0 })
  priority!: number;

  /** Fair queueing: an owner's k-th waiting job takes its turn k after the ones being served, so nobody's thousands starve another's one. */
  @Column('bigint', { default: 0 })
  turn!: string;

  /** Part of a batch: an owner's bulk work takes turns apart from their single calls, so that neither delays the other. */
  @Column('boolean', { default: false })
  bulk!: boolean;

  /** Fencing token: a beat or finish of an older attempt changes nothing. */
  @Column('int', { default: 0 })
  attempt!: number;

  /** Leases that ran out without being handed back. */
  @Column('smallint', { name: 'crash_count', default: 0 })
  crashCount!: number;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column('text', { name: 'lease_owner', nullable: true })
  leaseOwner!: string | null;

  @Column('jsonb', { nullable: true })
  progress!: Progress | null;

  @Column('jsonb', { nullable: true })
  error!: Record<string, unknown> | null;

  /** Who asked for it, for logs and traces; null where nobody did, and in rows older than this column. */
  @Column('jsonb', { nullable: true, select: false })
  origin!: WorkOrigin | null;

  /** Rises with every visible change: names the cached body and the ETag. */
  @Column('int', { default: 1 })
  version!: number;

  /** To the millisecond, as cursors carry it. */
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'processed_at', nullable: true })
  processedAt!: Date | null;
}
