import { MigrationInterface, QueryRunner } from 'typeorm';

export class Policies1795691288229 implements MigrationInterface {
  name = 'Policies1795691288229';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "policies" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "slug" text NOT NULL,
                "version" integer NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                "deleted_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_603e09f183df0108d8695c57e28" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "policies_by_time" ON "policies" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "policies_by_owner" ON "policies" ("user_id", "slug")
        `);
    await queryRunner.query(`
            CREATE TABLE "policy_versions" (
                "policy_id" uuid NOT NULL,
                "version" integer NOT NULL,
                "format" text NOT NULL,
                "text" text NOT NULL,
                "document" jsonb NOT NULL,
                "resolved" jsonb NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "PK_a87c5de83d774f89e3f706a7b63" PRIMARY KEY ("policy_id", "version")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "policy_waivers" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "slug" text NOT NULL,
                "rule" text NOT NULL,
                "author" text NOT NULL,
                "reason" text NOT NULL,
                "expires_at" TIMESTAMP(3) WITH TIME ZONE,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "PK_3b54e29e7e5216fe9fec24e30c9" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "policy_waivers_by_policy" ON "policy_waivers" ("user_id", "slug", "created_at", "id")
        `);
    await queryRunner.query(`
            ALTER TABLE "analyses"
            ADD "evaluated_checks" jsonb
        `);
    await queryRunner.query(`
            ALTER TABLE "policy_versions"
            ADD CONSTRAINT "FK_b39b765ed67f82c6b52d880713e" FOREIGN KEY ("policy_id") REFERENCES "policies"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "policy_versions" DROP CONSTRAINT "FK_b39b765ed67f82c6b52d880713e"
        `);
    await queryRunner.query(`
            ALTER TABLE "analyses" DROP COLUMN "evaluated_checks"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."policy_waivers_by_policy"
        `);
    await queryRunner.query(`
            DROP TABLE "policy_waivers"
        `);
    await queryRunner.query(`
            DROP TABLE "policy_versions"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."policies_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."policies_by_time"
        `);
    await queryRunner.query(`
            DROP TABLE "policies"
        `);
  }
}
