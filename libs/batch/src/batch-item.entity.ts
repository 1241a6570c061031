import { Analysis } from '@app/probe';
import { Comparison } from '@app/quality';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Batch } from './batch.entity';
import type { ItemStatus, ItemSubject, ItemVerdict } from './batch-settings';

/** One thing a batch asks for, in the order it was named; the analysis or comparison that answers it is made when its turn comes. */
@Entity('batch_items')
@Index('batch_items_waiting', ['batchId', 'index'], { where: `status = 'pending' AND duplicate_of IS NULL` })
@Index('batch_items_by_status', ['batchId', 'status', 'index'])
@Index('batch_items_by_verdict', ['batchId', 'verdict', 'index'], { where: 'verdict IS NOT NULL' })
@Index('batch_items_by_key', ['batchId', 'dedupKey'], { where: 'dedup_key IS NOT NULL' })
@Index('batch_items_duplicates', ['batchId', 'duplicateOf'], { where: 'duplicate_of IS NOT NULL' })
@Index('batch_items_by_analysis', ['analysisId'], { where: 'analysis_id IS NOT NULL' })
@Index('batch_items_by_comparison', ['comparisonId'], { where: 'comparison_id IS NOT NULL' })
export class BatchItem {
  @PrimaryColumn('uuid', { name: 'batch_id' })
  batchId!: string;

  @ManyToOne(() => Batch, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'batch_id' })
  batch?: Batch;

  /** From 0, as the caller listed them or as they were found. */
  @PrimaryColumn('int')
  index!: number;

  @Column('text')
  status!: ItemStatus;

  /** What it is called, to be shown. */
  @Column('text')
  name!: string;

  /** Null when the item was not acceptable; never shown. */
  @Column('jsonb', { nullable: true })
  subject!: ItemSubject | null;

  @Column('jsonb', { default: {} })
  labels!: Record<string, string>;

  /** Names bytes and question; null while unknown and where each is asked by itself. */
  @Column('text', { name: 'dedup_key', nullable: true })
  dedupKey!: string | null;

  /** The item whose result is this one's, too. */
  @Column('int', { name: 'duplicate_of', nullable: true })
  duplicateOf!: number | null;

  @Column('uuid', { name: 'analysis_id', nullable: true })
  analysisId!: string | null;

  @ManyToOne(() => Analysis, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'analysis_id' })
  analysis?: Analysis;

  @Column('uuid', { name: 'comparison_id', nullable: true })
  comparisonId!: string | null;

  @ManyToOne(() => Comparison, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'comparison_id' })
  comparison?: Comparison;

  @Column('text', { nullable: true })
  verdict!: ItemVerdict | null;

  @Column('jsonb', { nullable: true })
  error!: Record<string, unknown> | null;

  /** From when a worker took it to its end; null where no tool ran. */
  @Column('real', { name: 'wall_seconds', nullable: true })
  wallSeconds!: number | null;

  @Column('timestamptz', { name: 'processed_at', nullable: true })
  processedAt!: Date | null;
}
