import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

/** What a user may still ask of language models today (UTC). */
@Injectable()
export class TokenBudget {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether anything is left. One answer may go beyond the budget, the next is not asked for. */
  async isLeft(userId: string): Promise<boolean> {
    const limit = this.config.LLM_TOKENS_PER_DAY;
    if (limit === 0) return true;
    const rows = await this.dataSource.query<{ tokens: string }[]>(
      `SELECT tokens FROM llm_usage WHERE user_id = $1 AND day = (now() AT TIME ZONE 'UTC')::date`,
      [userId],
    );
    return Number(rows[0]?.tokens ?? 0) < limit;
  }

  async charge(userId: string, { prompt, completion }: { prompt: number; completion: number }): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO llm_usage (user_id, day, tokens) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2)
       ON CONFLICT (user_id, day) DO UPDATE SET tokens = llm_usage.tokens + excluded.tokens`,
      [userId, prompt + completion],
    );
  }

  async erase(userId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM llm_usage WHERE user_id = $1', [userId]);
  }
}
