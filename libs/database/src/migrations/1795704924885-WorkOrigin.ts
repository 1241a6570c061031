import { MigrationInterface, QueryRunner } from 'typeorm';

export class WorkOrigin1795704924885 implements MigrationInterface {
  name = 'WorkOrigin1795704924885';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "analyses"
            ADD "origin" jsonb
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons"
            ADD "origin" jsonb
        `);
    await queryRunner.query(`
            ALTER TABLE "comparison_stills"
            ADD "origin" jsonb
        `);
    await queryRunner.query(`
            ALTER TABLE "insights"
            ADD "origin" jsonb
        `);
    await queryRunner.query(`
            ALTER TABLE "reports"
            ADD "origin" jsonb
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "reports" DROP COLUMN "origin"
        `);
    await queryRunner.query(`
            ALTER TABLE "insights" DROP COLUMN "origin"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparison_stills" DROP COLUMN "origin"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons" DROP COLUMN "origin"
        `);
    await queryRunner.query(`
            ALTER TABLE "analyses" DROP COLUMN "origin"
        `);
  }
}
