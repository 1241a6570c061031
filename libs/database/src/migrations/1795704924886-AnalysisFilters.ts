import { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside the running service: no transaction, so that writes go on while the indexes grow. What an interrupted run left half-built goes first. */
export class AnalysisFilters1795704924886 implements MigrationInterface {
  name = 'AnalysisFilters1795704924886';
  transaction = false as const;

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX CONCURRENTLY IF EXISTS "analyses_by_label"`);
    await queryRunner.query(`CREATE INDEX CONCURRENTLY "analyses_by_label" ON "analyses" USING gin ("labels")`);
    await queryRunner.query(`DROP INDEX CONCURRENTLY IF EXISTS "analyses_by_owner_verdict"`);
    await queryRunner.query(
      `CREATE INDEX CONCURRENTLY "analyses_by_owner_verdict" ON "analyses" ("user_id", "verdict_result", "created_at", "id")`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX CONCURRENTLY IF EXISTS "analyses_by_owner_verdict"`);
    await queryRunner.query(`DROP INDEX CONCURRENTLY IF EXISTS "analyses_by_label"`);
  }
}
