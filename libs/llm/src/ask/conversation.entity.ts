import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SubjectKind } from '../insight.entity';

export interface Turn {
  question: string;
  answer: string;
}

/** Questions and answers, begun about one subject; each answer rests on the subject its question names. */
@Entity('llm_conversations')
@Index('llm_conversations_by_owner', ['userId', 'updatedAt'])
export class Conversation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: SubjectKind;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  /** the latest ones, oldest first */
  @Column('jsonb', { default: [] })
  turns!: Turn[];

  @CreateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
