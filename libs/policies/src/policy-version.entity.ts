import type { Policy } from '@app/policy';
import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { StoredPolicy } from './stored-policy.entity';

export const policyFormats = ['yaml', 'json'] as const;
export type PolicyFormat = (typeof policyFormats)[number];

/** One version of a policy. Written once. */
@Entity('policy_versions')
export class PolicyVersion {
  @PrimaryColumn('uuid', { name: 'policy_id' })
  policyId!: string;

  @ManyToOne(() => StoredPolicy, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'policy_id' })
  policy?: StoredPolicy;

  @PrimaryColumn('int')
  version!: number;

  @Column('text')
  format!: PolicyFormat;

  /** As it was written, comments included. */
  @Column('text')
  text!: string;

  @Column('jsonb')
  document!: Policy;

  /** Put together with what it extends, as that was when this was written. */
  @Column('jsonb')
  resolved!: Policy;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;
}
