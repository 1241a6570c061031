import { JobRow } from '@app/queue';
import { Column, Entity, Index } from 'typeorm';
import type { InsightDocument } from './insight-document';

export const audiences = ['engineer', 'executive'] as const;
export type Audience = (typeof audiences)[number];

export const subjectKinds = ['analysis', 'comparison', 'batch'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** An explanation that was asked for, and what was written. */
@Entity('insights')
@Index('insights_by_owner', ['userId', 'createdAt', 'id'])
@Index('insights_by_subject', ['subjectId'])
@Index('insights_cached', ['userId', 'digestHash'], { where: `status = 'completed'` })
@Index('insights_asked_with_analysis', ['subjectId'], { unique: true, where: `requested_with_analysis` })
@Index('insights_waiting', ['lane', 'priority', 'turn', 'id'], { where: `status = 'pending'` })
@Index('insights_leased', ['leaseUntil'], { where: `status = 'running'` })
export class Insight extends JobRow {
  @Column('text', { name: 'subject_kind' })
  subjectKind!: SubjectKind;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  /** BCP 47, as asked */
  @Column('text')
  language!: string;

  @Column('text')
  audience!: Audience;

  /** Asked for by `insights: true` of the analysis itself: at most one each. */
  @Column('boolean', { name: 'requested_with_analysis', default: false })
  requestedWithAnalysis!: boolean;

  /** Names everything the text depends on: facts, voice, language, prompt and model. */
  @Column('text', { name: 'digest_hash', nullable: true })
  digestHash!: string | null;

  @Column('jsonb', { nullable: true })
  document!: InsightDocument | null;
}
