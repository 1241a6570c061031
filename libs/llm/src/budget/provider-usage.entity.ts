import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Tokens all users together have used of one provider on one day (UTC). */
@Entity('llm_provider_usage')
export class ProviderUsage {
  @PrimaryColumn('text')
  provider!: string;

  @PrimaryColumn('date')
  day!: string;

  @Column('bigint', { default: 0 })
  tokens!: string;
}
