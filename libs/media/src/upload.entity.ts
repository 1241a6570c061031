import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A file somebody sent, kept until `expires_at`. */
@Entity('uploads')
@Index('uploads_by_owner', ['userId', 'createdAt'])
export class Upload {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** As the sender named it: data, never a path. */
  @Column('text')
  name!: string;

  @Column('bigint', { name: 'size_bytes' })
  sizeBytes!: string;

  @Column('text')
  sha256!: string;

  @Column('text', { name: 'storage_key' })
  storageKey!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Index('uploads_expiry')
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
