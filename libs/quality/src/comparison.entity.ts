import type { SourceInput, SourceView } from '@app/media';
import { Analysis } from '@app/probe';
import { JobRow } from '@app/queue';
import { Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import type {
  AlignmentFacts,
  ComparisonEngine,
  ComparisonOptions,
  MetricResults,
  NotMeasured,
  ThresholdVerdict,
  Validity,
} from './comparison-documents';

/** One question how alike two files are: who asked, what was measured, and where its work stands. */
@Entity('comparisons')
@Index('comparisons_by_owner', ['userId', 'createdAt', 'id'])
@Index('comparisons_by_time', ['createdAt', 'id'])
@Index('comparisons_by_distorted', ['distortedAnalysisId', 'createdAt'])
@Index('comparisons_by_reference', ['referenceAnalysisId', 'createdAt'])
@Index('comparisons_reusable', ['userId', 'reuseKey'], {
  where: `status = 'completed' AND reused_from IS NULL AND reuse_key IS NOT NULL`,
})
@Index('comparisons_waiting', ['lane', 'priority', 'turn', 'id'], { where: `status = 'pending'` })
@Index('comparisons_waiting_by_owner', ['userId', 'turn'], { where: `status = 'pending'` })
@Index('comparisons_leased', ['leaseUntil'], { where: `status = 'running'` })
export class Comparison extends JobRow {
  /** What the caller named, without secrets. */
  @Column('jsonb')
  reference!: SourceView;

  @Column('jsonb')
  distorted!: SourceView;

  /** Where the bytes are; never shown. */
  @Column('jsonb', { name: 'reference_input' })
  referenceInput!: SourceInput;

  @Column('jsonb', { name: 'distorted_input' })
  distortedInput!: SourceInput;

  @Column('uuid', { name: 'reference_analysis_id', nullable: true })
  referenceAnalysisId!: string | null;

  @ManyToOne(() => Analysis, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'reference_analysis_id' })
  referenceAnalysis?: Analysis;

  @Column('uuid', { name: 'distorted_analysis_id', nullable: true })
  distortedAnalysisId!: string | null;

  @ManyToOne(() => Analysis, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'distorted_analysis_id' })
  distortedAnalysis?: Analysis;

  @Column('jsonb')
  options!: ComparisonOptions;

  @Column('jsonb', { nullable: true })
  validity!: Validity | null;

  @Column('jsonb', { nullable: true })
  alignment!: AlignmentFacts | null;

  /** Null while unfinished and where the comparison is invalid. */
  @Column('jsonb', { nullable: true })
  metrics!: MetricResults | null;

  @Column('jsonb', { name: 'not_measured', nullable: true })
  notMeasured!: NotMeasured[] | null;

  @Column('jsonb', { nullable: true })
  verdict!: ThresholdVerdict | null;

  @Column('jsonb', { nullable: true })
  engine!: ComparisonEngine | null;

  /** Where the figures of every frame rest, one JSON object a line. */
  @Column('text', { name: 'frames_key', nullable: true })
  framesKey!: string | null;

  @Column('int', { name: 'frame_count', nullable: true })
  frameCount!: number | null;

  /** Names both sides' bytes and what is measured of them; null where nothing does. */
  @Column('text', { name: 'reuse_key', nullable: true })
  reuseKey!: string | null;

  /** The comparison the figures were measured for; null for this one. */
  @Column('uuid', { name: 'reused_from', nullable: true })
  reusedFrom!: string | null;
}
