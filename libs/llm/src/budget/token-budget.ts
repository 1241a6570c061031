import { CONFIG, type Config, type LlmProvider } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Meter, Tokens } from './meter';

/** What a user, and what a provider, may still be asked today (UTC). One answer may go beyond a budget, the next is not asked for. */
@Injectable()
export class TokenBudget implements Meter {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether anything is left to a user. */
  async isLeft(userId: string): Promise<boolean> {
    const limit = this.config.LLM_TOKENS_PER_DAY;
    if (limit === 0) return true;
    const rows = await this.dataSource.query<{ tokens: string }[]>(
      `SELECT tokens FROM llm_usage WHERE user_id = $1 AND day = (now() AT TIME ZONE 'UTC')::date`,
      [userId],
    );
    return Number(rows[0]?.tokens ?? 0) < limit;
  }

  async mayAsk({ name, tokens_per_day: limit }: LlmProvider): Promise<boolean> {
    if (limit === 0) return true;
    const rows = await this.dataSource.query<{ tokens: string }[]>(
      `SELECT tokens FROM llm_provider_usage WHERE provider = $1 AND day = (now() AT TIME ZONE 'UTC')::date`,
      [name],
    );
    return Number(rows[0]?.tokens ?? 0) < limit;
  }

  async charge(userId: string, { name }: LlmProvider, { prompt, completion }: Tokens): Promise<void> {
    await this.dataSource.query(
      `WITH of_provider AS (
         INSERT INTO llm_provider_usage (provider, day, tokens) VALUES ($3, (now() AT TIME ZONE 'UTC')::date, $2)
         ON CONFLICT (provider, day) DO UPDATE SET tokens = llm_provider_usage.tokens + excluded.tokens)
       INSERT INTO llm_usage (user_id, day, tokens) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2)
       ON CONFLICT (user_id, day) DO UPDATE SET tokens = llm_usage.tokens + excluded.tokens`,
      [userId, prompt + completion, name],
    );
  }

  async erase(userId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM llm_usage WHERE user_id = $1', [userId]);
  }
}
