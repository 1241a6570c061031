import { MigrationInterface, QueryRunner } from 'typeorm';

export class ReusedComparisons1795697057092 implements MigrationInterface {
  name = 'ReusedComparisons1795697057092';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "quality_metrics"
            ADD "ffmpeg_version" text
        `);
    await queryRunner.query(`
            ALTER TABLE "quality_metrics"
            ADD "libvmaf_version" text
        `);
    await queryRunner.query(`
            ALTER TABLE "quality_metrics"
            ADD "vmaf_model" text
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons"
            ADD "reuse_key" text
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons"
            ADD "reused_from" uuid
        `);
    await queryRunner.query(`
            CREATE INDEX "comparisons_reusable" ON "comparisons" ("user_id", "reuse_key")
            WHERE status = 'completed'
                AND reused_from IS NULL
                AND reuse_key IS NOT NULL
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            DROP INDEX "public"."comparisons_reusable"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons" DROP COLUMN "reused_from"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons" DROP COLUMN "reuse_key"
        `);
    await queryRunner.query(`
            ALTER TABLE "quality_metrics" DROP COLUMN "vmaf_model"
        `);
    await queryRunner.query(`
            ALTER TABLE "quality_metrics" DROP COLUMN "libvmaf_version"
        `);
    await queryRunner.query(`
            ALTER TABLE "quality_metrics" DROP COLUMN "ffmpeg_version"
        `);
  }
}
