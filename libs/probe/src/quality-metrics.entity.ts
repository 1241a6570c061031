import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Analysis } from './analysis.entity';

/** The scores of one comparison, linked to the analysis of its distorted side. */
@Entity('quality_metrics')
@Index('quality_metrics_by_analysis', ['analysisId', 'createdAt'])
export class QualityMetrics {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'analysis_id' })
  analysisId!: string;

  @ManyToOne(() => Analysis, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'analysis_id' })
  analysis?: Analysis;

  /** mean of frames, 0..100 */
  @Column('double precision', { name: 'vmaf_score', nullable: true })
  vmafScore!: number | null;

  /** luma, mean of frames, dB */
  @Column('double precision', { nullable: true })
  psnr!: number | null;

  /** mean of frames, 0..1 */
  @Column('double precision', { nullable: true })
  ssim!: number | null;

  @Column('text', { name: 'ffmpeg_version', nullable: true })
  ffmpegVersion!: string | null;

  @Column('text', { name: 'libvmaf_version', nullable: true })
  libvmafVersion!: string | null;

  /** as libvmaf names it; null without VMAF */
  @Column('text', { name: 'vmaf_model', nullable: true })
  vmafModel!: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
