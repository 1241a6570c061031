import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Tokens of language models a user has used on one day (UTC). */
@Entity('llm_usage')
export class TokenUsage {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  @PrimaryColumn('date')
  day!: string;

  @Column('bigint', { default: 0 })
  tokens!: string;
}
