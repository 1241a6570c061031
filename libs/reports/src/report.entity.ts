import { JobRow } from '@app/queue';
import { Column, Entity, Index } from 'typeorm';

export const reportFormats = ['json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What a report is about. */
export interface ReportSubject {
  analysis_id: string;
}

/** A report that was asked for, and where it rests once it was written. */
@Entity('reports')
@Index('reports_by_owner', ['userId', 'createdAt', 'id'])
@Index('reports_waiting', ['lane', 'priority', 'turn', 'id'], { where: `status = 'pending'` })
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
}
