import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** Leave to depart from one rule of a policy, built-in or own, for the analyses of its owner. */
@Entity('policy_waivers')
@Index('policy_waivers_by_policy', ['userId', 'slug', 'createdAt', 'id'])
export class PolicyWaiver {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  slug!: string;

  @Column('text')
  rule!: string;

  /** Who answers for it, in words. */
  @Column('text')
  author!: string;

  @Column('text')
  reason!: string;

  /** Null never expires. */
  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3, nullable: true })
  expiresAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;
}
