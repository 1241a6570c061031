import { MigrationInterface, QueryRunner } from 'typeorm';

export class Thumbnails1795693768666 implements MigrationInterface {
  name = 'Thumbnails1795693768666';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "analysis_thumbnails" (
                "analysis_id" uuid NOT NULL,
                "number" smallint NOT NULL,
                "png" bytea NOT NULL,
                CONSTRAINT "PK_a21270a7f84d796c608aa217270" PRIMARY KEY ("analysis_id", "number")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "analysis_thumbnails"
            ADD CONSTRAINT "FK_da73d73844a881810c962b450f4" FOREIGN KEY ("analysis_id") REFERENCES "analyses"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "analysis_thumbnails" DROP CONSTRAINT "FK_da73d73844a881810c962b450f4"
        `);
    await queryRunner.query(`
            DROP TABLE "analysis_thumbnails"
        `);
  }
}
