import { MigrationInterface, QueryRunner } from 'typeorm';

export class Insights1795696704554 implements MigrationInterface {
  name = 'Insights1795696704554';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "llm_conversations" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "subject_kind" text NOT NULL,
                "subject_id" uuid NOT NULL,
                "turns" jsonb NOT NULL DEFAULT '[]',
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "PK_538ebb29c68f4b7b42730de704f" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "llm_conversations_by_owner" ON "llm_conversations" ("user_id", "updated_at")
        `);
    await queryRunner.query(`
            CREATE TABLE "llm_usage" (
                "user_id" uuid NOT NULL,
                "day" date NOT NULL,
                "tokens" bigint NOT NULL DEFAULT '0',
                CONSTRAINT "PK_e8906748c43f1bf1e7935ec1749" PRIMARY KEY ("user_id", "day")
            )
        `);
    await queryRunner.query(`
            CREATE TYPE "public"."insights_status_enum" AS ENUM(
                'pending',
                'running',
                'completed',
                'failed',
                'cancelled'
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "insights" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "status" "public"."insights_status_enum" NOT NULL DEFAULT 'pending',
                "lane" text NOT NULL DEFAULT 'quick',
                "priority" smallint NOT NULL DEFAULT '0',
                "turn" bigint NOT NULL DEFAULT '0',
                "bulk" boolean NOT NULL DEFAULT false,
                "attempt" integer NOT NULL DEFAULT '0',
                "crash_count" smallint NOT NULL DEFAULT '0',
                "lease_until" TIMESTAMP WITH TIME ZONE,
                "lease_owner" text,
                "progress" jsonb,
                "error" jsonb,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                "started_at" TIMESTAMP WITH TIME ZONE,
                "processed_at" TIMESTAMP WITH TIME ZONE,
                "subject_kind" text NOT NULL,
                "subject_id" uuid NOT NULL,
                "language" text NOT NULL,
                "audience" text NOT NULL,
                "requested_with_analysis" boolean NOT NULL DEFAULT false,
                "digest_hash" text,
                "document" jsonb,
                CONSTRAINT "PK_8616ab29fa49b7942541b8c964a" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "insights_leased" ON "insights" ("lease_until")
            WHERE status = 'running'
        `);
    await queryRunner.query(`
            CREATE INDEX "insights_waiting" ON "insights" ("lane", "priority", "turn", "id")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "insights_asked_with_analysis" ON "insights" ("subject_id")
            WHERE requested_with_analysis
        `);
    await queryRunner.query(`
            CREATE INDEX "insights_cached" ON "insights" ("user_id", "digest_hash")
            WHERE status = 'completed'
        `);
    await queryRunner.query(`
            CREATE INDEX "insights_by_subject" ON "insights" ("subject_id")
        `);
    await queryRunner.query(`
            CREATE INDEX "insights_by_owner" ON "insights" ("user_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_wanting_insight" ON "analyses" ("processed_at")
            WHERE options->>'insights' = 'true'
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            DROP INDEX "public"."analyses_wanting_insight"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."insights_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."insights_by_subject"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."insights_cached"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."insights_asked_with_analysis"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."insights_waiting"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."insights_leased"
        `);
    await queryRunner.query(`
            DROP TABLE "insights"
        `);
    await queryRunner.query(`
            DROP TYPE "public"."insights_status_enum"
        `);
    await queryRunner.query(`
            DROP TABLE "llm_usage"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."llm_conversations_by_owner"
        `);
    await queryRunner.query(`
            DROP TABLE "llm_conversations"
        `);
  }
}
