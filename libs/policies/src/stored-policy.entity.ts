import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A policy of a user. Its text stands in its versions. */
@Entity('policies')
@Index('policies_by_owner', ['userId', 'slug'], { unique: true })
@Index('policies_by_time', ['createdAt', 'id'])
export class StoredPolicy {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  slug!: string;

  /** The current version; they count from 1, and a number never stands for two texts. */
  @Column('int')
  version!: number;

  /** To the millisecond, as cursors carry it. */
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3, default: () => 'now()' })
  updatedAt!: Date;

  /** Not listed any more; its versions stay, for the verdicts that name them. */
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true })
  deletedAt!: Date | null;
}
