import { JobRow } from '@app/queue';
import { Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { Comparison } from '../comparison.entity';

export const stillSides = ['reference', 'distorted', 'difference'] as const;
export type StillSide = (typeof stillSides)[number];

/** A picture of one compared frame, made when it is first asked for and kept with its comparison. */
@Entity('comparison_stills')
@Index('comparison_stills_by_frame', ['comparisonId', 'frame', 'side'], { unique: true })
@Index('comparison_stills_waiting', ['lane', 'priority', 'turn', 'id'], { where: `status = 'pending'` })
@Index('comparison_stills_leased', ['leaseUntil'], { where: `status = 'running'` })
export class ComparisonStill extends JobRow {
  @Column('uuid', { name: 'comparison_id' })
  comparisonId!: string;

  @ManyToOne(() => Comparison, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'comparison_id' })
  comparison?: Comparison;

  /** Number of the compared frame. */
  @Column('int')
  frame!: number;

  @Column('text')
  side!: StillSide;

  /** Frames of the sides it shows, counted from 0. */
  @Column('int', { name: 'reference_frame' })
  referenceFrame!: number;

  @Column('int', { name: 'distorted_frame' })
  distortedFrame!: number;

  @Column('text', { name: 'storage_key', nullable: true })
  storageKey!: string | null;
}
