import { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportShares1795697129038 implements MigrationInterface {
  name = 'ReportShares1795697129038';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "reports"
            ADD "expires_at" TIMESTAMP WITH TIME ZONE
        `);
    await queryRunner.query(`
            ALTER TABLE "reports"
            ADD "share_id" uuid
        `);
    await queryRunner.query(`
            ALTER TABLE "reports"
            ADD "share_expires_at" TIMESTAMP WITH TIME ZONE
        `);
    await queryRunner.query(`
            CREATE INDEX "reports_expired" ON "reports" ("expires_at")
            WHERE expires_at IS NOT NULL
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            DROP INDEX "public"."reports_expired"
        `);
    await queryRunner.query(`
            ALTER TABLE "reports" DROP COLUMN "share_expires_at"
        `);
    await queryRunner.query(`
            ALTER TABLE "reports" DROP COLUMN "share_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "reports" DROP COLUMN "expires_at"
        `);
  }
}
