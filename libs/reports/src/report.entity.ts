import { JobRow } from '@app/queue';
import { Column, Entity, Index } from 'typeorm';
import type { ReportFormat } from './report-formats';

/** What a report is about: one of these. */
export type ReportSubject = {
  [Named in keyof SubjectIds]: Pick<SubjectIds, Named> & Partial<Record<Exclude<keyof SubjectIds, Named>, undefined>>;
}[keyof SubjectIds];

interface SubjectIds {
  analysis_id: string;
  comparison_id: string;
  /** several distorted sides of one reference */
  comparison_ids: string[];
  batch_id: string;
}

/** A report that was asked for, and where it rests once it was written. */
@Entity('reports')
@Index('reports_by_owner', ['userId', 'createdAt', 'id'])
@Index('reports_waiting', ['lane', 'priority', 'turn', 'id'], { where: `status = 'pending'` })
@Index('reports_expired', ['expiresAt'], { where: 'expires_at IS NOT NULL' })
@Index('reports_leased', ['leaseUntil'], { where: `status = 'running'` })
export class Report extends JobRow {
  @Column('jsonb')
  subject!: ReportSubject;

  @Column('text')
  format!: ReportFormat;

  @Column('text', { nullable: true })
  title!: string | null;

  @Column('text', { name: 'storage_key', nullable: true })
  storageKey!: string | null;

  @Column('bigint', { name: 'size_bytes', nullable: true })
  sizeBytes!: string | null;

  /** When the janitor removes it; null keeps it. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** Of the link that opens it to whoever holds it; null where there is none, or it was revoked. */
  @Column('uuid', { name: 'share_id', nullable: true })
  shareId!: string | null;

  @Column('timestamptz', { name: 'share_expires_at', nullable: true })
  shareExpiresAt!: Date | null;
}
