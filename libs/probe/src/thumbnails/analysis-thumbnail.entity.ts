import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Analysis } from '../analysis.entity';

/** A small picture of a finding. It stands in the database so that it goes with its analysis, however that goes. */
@Entity('analysis_thumbnails')
export class AnalysisThumbnail {
  @PrimaryColumn('uuid', { name: 'analysis_id' })
  analysisId!: string;

  @ManyToOne(() => Analysis, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'analysis_id' })
  analysis?: Analysis;

  /** From 1. */
  @PrimaryColumn('smallint')
  number!: number;

  @Column('bytea')
  png!: Buffer;
}
