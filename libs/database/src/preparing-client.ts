import { Client, type QueryResult } from 'pg';
import { StatementNames } from './statement-names';

/** PostgreSQL's answer where a statement was planned before a migration changed what it returns. */
const stalePlan = { code: '0A000', message: /cached plan must not change result type/ };

/**
 * A connection that has PostgreSQL plan each repeated statement once (a named prepared statement, PostgreSQL manual "PREPARE") instead of on
 * every call: planning costs about as much as running the short statements of this service. PgBouncer passes such statements on from its
 * 1.21 with `max_prepared_statements` above 0; `DB_PREPARED_STATEMENTS=false` is for older ones.
 */
export class PreparingClient extends Client {
  private static readonly names = new StatementNames();

  /** As of `pg`; only calls with a text and parameters and without a callback are named. */
  override query(...args: unknown[]): never {
    const plain = super.query.bind(this) as (...args: unknown[]) => unknown;
    const [text, values] = args;
    const unnamed = typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || args.length > 2;
    return (unnamed ? plain(...args) : this.named(text, values, plain)) as never;
  }

  private async named(text: string, values: unknown[], plain: (...args: unknown[]) => unknown): Promise<QueryResult> {
    const run = () => plain({ name: PreparingClient.names.of(text), text, values }) as Promise<QueryResult>;
    try {
      return await run();
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code !== stalePlan.code || !stalePlan.message.test(message)) throw error;
      PreparingClient.names.renew();
      // Nothing was done yet; only inside a transaction, which the error ended, the caller has to begin again.
      if (this.getTransactionStatus() !== 'I') throw error;
      return run();
    }
  }
}
