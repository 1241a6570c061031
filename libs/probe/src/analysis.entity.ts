import type { MediaInfo } from '@app/ffmpeg';
import type { SourceInput, SourceView } from '@app/media';
import type { Verdict } from '@app/policy';
import { JobRow } from '@app/queue';
import { Column, Entity, Index } from 'typeorm';
import type { AnalysisOptions, Depth } from './analysis-options';
import type { EnhancedAnalysis, Engine, Finding, NotEvaluated, QualitySummary } from './analysis-documents';

/** One question about one file: who asked, what was found, and where its work stands. */
@Entity('analyses')
@Index('analyses_by_owner', ['userId', 'createdAt', 'id'])
@Index('analyses_by_owner_verdict', ['userId', 'verdictResult', 'createdAt', 'id'])
@Index('analyses_by_label', ['labels'], { type: 'gin' })
@Index('analyses_by_time', ['createdAt', 'id'])
@Index('analyses_waiting', ['lane', 'priority', 'turn', 'id'], { where: `status = 'pending'` })
@Index('analyses_waiting_by_owner', ['userId', 'turn'], { where: `status = 'pending'` })
@Index('analyses_waiting_turn', ['turn'], { where: `status = 'pending'` })
@Index('analyses_reusable', ['userId', 'contentKey', 'optionsKey'], {
  where: `status = 'completed' AND reused_from IS NULL`,
})
@Index('analyses_ended', ['processedAt'])
@Index('analyses_wanting_insight', ['processedAt'], { where: `options ->> 'insights' = 'true'` })
@Index('analyses_leased', ['leaseUntil'], { where: `status = 'running'` })
export class Analysis extends JobRow {
  /** What the caller named, without secrets. */
  @Column('jsonb')
  source!: SourceView;

  /** Where the bytes are; never shown. */
  @Column('jsonb')
  input!: SourceInput;

  /** The path as the caller wrote it, for sources of that kind. */
  @Column('text', { name: 'file_path', nullable: true })
  filePath!: string | null;

  @Column('jsonb', { default: {} })
  labels!: Record<string, string>;

  @Column('text')
  depth!: Depth;

  @Column('jsonb')
  options!: AnalysisOptions;

  @Column('jsonb', { nullable: true })
  media!: MediaInfo | null;

  @Column('jsonb', { name: 'ffprobe_data', nullable: true })
  ffprobeData!: Record<string, unknown> | null;

  /** The same as the tool printed it: jsonb forgets the order of keys. */
  @Column('text', { name: 'ffprobe_json', nullable: true, select: false })
  ffprobeJson!: string | null;

  @Column('jsonb', { name: 'enhanced_analysis', nullable: true })
  enhancedAnalysis!: EnhancedAnalysis | null;

  /** Series over time, for charts. */
  @Column('jsonb', { nullable: true, select: false })
  timeline!: Record<string, unknown> | null;

  @Column('jsonb', { nullable: true })
  findings!: Finding[] | null;

  @Column('jsonb', { name: 'not_evaluated', nullable: true })
  notEvaluated!: NotEvaluated[] | null;

  /** Ids of the checks that looked; null in rows older than this column. */
  @Column('jsonb', { name: 'evaluated_checks', nullable: true })
  evaluatedChecks!: string[] | null;

  @Column('jsonb', { nullable: true })
  verdict!: Verdict | null;

  /** `verdict.result`, to filter by. */
  @Column('text', { name: 'verdict_result', nullable: true })
  verdictResult!: string | null;

  @Column('jsonb', { name: 'quality_metrics', nullable: true })
  qualityMetrics!: QualitySummary | null;

  @Column('jsonb', { nullable: true })
  engine!: Engine | null;

  /** Names the bytes: their SHA-256, or what the file system says of the file. Null where only reading would tell. */
  @Column('text', { name: 'content_key', nullable: true })
  contentKey!: string | null;

  /** Names what was asked of them. */
  @Column('text', { name: 'options_key', default: '' })
  optionsKey!: string;

  @Column('uuid', { name: 'reused_from', nullable: true })
  reusedFrom!: string | null;
}
