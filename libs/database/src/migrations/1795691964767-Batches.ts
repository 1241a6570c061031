import { MigrationInterface, QueryRunner } from 'typeorm';

export class Batches1795691964767 implements MigrationInterface {
  name = 'Batches1795691964767';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "batches" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "status" text NOT NULL,
                "labels" jsonb NOT NULL DEFAULT '{}',
                "options" jsonb NOT NULL,
                "concurrency" smallint NOT NULL,
                "listing" jsonb,
                "listing_cursor" text,
                "listing_done" boolean NOT NULL DEFAULT false,
                "listing_error" jsonb,
                "total" integer NOT NULL DEFAULT '0',
                "pending" integer NOT NULL DEFAULT '0',
                "running" integer NOT NULL DEFAULT '0',
                "completed" integer NOT NULL DEFAULT '0',
                "failed" integer NOT NULL DEFAULT '0',
                "cancelled" integer NOT NULL DEFAULT '0',
                "pass" integer NOT NULL DEFAULT '0',
                "warn" integer NOT NULL DEFAULT '0',
                "fail" integer NOT NULL DEFAULT '0',
                "not_evaluated" integer NOT NULL DEFAULT '0',
                "duplicates" integer NOT NULL DEFAULT '0',
                "slowest" jsonb NOT NULL DEFAULT '[]',
                "first_errors" jsonb NOT NULL DEFAULT '[]',
                "pace" jsonb NOT NULL DEFAULT '[]',
                "lease_owner" text,
                "lease_until" TIMESTAMP WITH TIME ZONE,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                "started_at" TIMESTAMP WITH TIME ZONE,
                "processed_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "PK_55e7ff646e969b61d37eea5be7a" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "batches_ended" ON "batches" ("processed_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "batches_receiving" ON "batches" ("lease_until")
            WHERE status = 'receiving'
        `);
    await queryRunner.query(`
            CREATE INDEX "batches_unfinished" ON "batches" ("created_at")
            WHERE processed_at IS NULL
                AND status <> 'receiving'
        `);
    await queryRunner.query(`
            CREATE INDEX "batches_by_time" ON "batches" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "batches_by_owner" ON "batches" ("user_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "batch_items" (
                "batch_id" uuid NOT NULL,
                "index" integer NOT NULL,
                "status" text NOT NULL,
                "name" text NOT NULL,
                "subject" jsonb,
                "labels" jsonb NOT NULL DEFAULT '{}',
                "dedup_key" text,
                "duplicate_of" integer,
                "analysis_id" uuid,
                "comparison_id" uuid,
                "verdict" text,
                "error" jsonb,
                "wall_seconds" real,
                "processed_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "PK_f12a728929666cb04ae0db7f36c" PRIMARY KEY ("batch_id", "index")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "batch_items_by_comparison" ON "batch_items" ("comparison_id")
            WHERE comparison_id IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "batch_items_by_analysis" ON "batch_items" ("analysis_id")
            WHERE analysis_id IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "batch_items_duplicates" ON "batch_items" ("batch_id", "duplicate_of")
            WHERE duplicate_of IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "batch_items_by_key" ON "batch_items" ("batch_id", "dedup_key")
            WHERE dedup_key IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "batch_items_by_verdict" ON "batch_items" ("batch_id", "verdict", "index")
            WHERE verdict IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "batch_items_by_status" ON "batch_items" ("batch_id", "status", "index")
        `);
    await queryRunner.query(`
            CREATE INDEX "batch_items_waiting" ON "batch_items" ("batch_id", "index")
            WHERE status = 'pending'
                AND duplicate_of IS NULL
        `);
    await queryRunner.query(`
            ALTER TABLE "analyses"
            ADD "bulk" boolean NOT NULL DEFAULT false
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons"
            ADD "bulk" boolean NOT NULL DEFAULT false
        `);
    await queryRunner.query(`
            ALTER TABLE "comparison_stills"
            ADD "bulk" boolean NOT NULL DEFAULT false
        `);
    await queryRunner.query(`
            ALTER TABLE "reports"
            ADD "bulk" boolean NOT NULL DEFAULT false
        `);
    await queryRunner.query(`
            ALTER TABLE "batch_items"
            ADD CONSTRAINT "FK_4052dad1531c1027609d0f1f06c" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "batch_items"
            ADD CONSTRAINT "FK_22369d995af376edd8dc0448980" FOREIGN KEY ("analysis_id") REFERENCES "analyses"("id") ON DELETE
            SET NULL ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "batch_items"
            ADD CONSTRAINT "FK_a95c0f7a6ed0e575118ad4535ad" FOREIGN KEY ("comparison_id") REFERENCES "comparisons"("id") ON DELETE
            SET NULL ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "batch_items" DROP CONSTRAINT "FK_a95c0f7a6ed0e575118ad4535ad"
        `);
    await queryRunner.query(`
            ALTER TABLE "batch_items" DROP CONSTRAINT "FK_22369d995af376edd8dc0448980"
        `);
    await queryRunner.query(`
            ALTER TABLE "batch_items" DROP CONSTRAINT "FK_4052dad1531c1027609d0f1f06c"
        `);
    await queryRunner.query(`
            ALTER TABLE "reports" DROP COLUMN "bulk"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparison_stills" DROP COLUMN "bulk"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons" DROP COLUMN "bulk"
        `);
    await queryRunner.query(`
            ALTER TABLE "analyses" DROP COLUMN "bulk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batch_items_waiting"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batch_items_by_status"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batch_items_by_verdict"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batch_items_by_key"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batch_items_duplicates"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batch_items_by_analysis"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batch_items_by_comparison"
        `);
    await queryRunner.query(`
            DROP TABLE "batch_items"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batches_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batches_by_time"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batches_unfinished"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batches_receiving"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."batches_ended"
        `);
    await queryRunner.query(`
            DROP TABLE "batches"
        `);
  }
}
