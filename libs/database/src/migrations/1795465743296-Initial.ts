import { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial1795465743296 implements MigrationInterface {
  name = 'Initial1795465743296';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "audit_log" (
                "id" uuid NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                "actor_id" uuid,
                "key_id" uuid,
                "action" text NOT NULL,
                "target_id" uuid,
                "address" text NOT NULL,
                "request_id" text,
                "details" jsonb NOT NULL DEFAULT '{}',
                CONSTRAINT "PK_07fefa57f7f5ab8fc3f52b3ed0b" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "audit_log_by_action" ON "audit_log" ("action", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "audit_log_by_actor" ON "audit_log" ("actor_id", "id")
        `);
    await queryRunner.query(`
            CREATE TYPE "public"."users_role_enum" AS ENUM('admin', 'user', 'viewer')
        `);
    await queryRunner.query(`
            CREATE TABLE "users" (
                "id" uuid NOT NULL,
                "email" text NOT NULL,
                "password_hash" text,
                "role" "public"."users_role_enum" NOT NULL DEFAULT 'user',
                "disabled_at" TIMESTAMP WITH TIME ZONE,
                "quota_stored_bytes" bigint,
                "quota_cpu_seconds_per_day" integer,
                "quota_running_jobs" integer,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                "password_changed_at" TIMESTAMP WITH TIME ZONE,
                "last_login_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "PK_a3ffb1c0c8416b9fc6f907b7433" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "users_email" ON "users" ("email")
        `);
    await queryRunner.query(`
            CREATE TABLE "api_keys" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "name" text NOT NULL,
                "scopes" text array NOT NULL,
                "secret_hash" bytea NOT NULL,
                "previous_secret_hash" bytea,
                "previous_valid_until" TIMESTAMP WITH TIME ZONE,
                "expires_at" TIMESTAMP WITH TIME ZONE,
                "last_used_at" TIMESTAMP WITH TIME ZONE,
                "rotated_at" TIMESTAMP WITH TIME ZONE,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "PK_5c8a79801b44bd27b79228e1dad" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "api_keys_by_owner" ON "api_keys" ("user_id", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "outbox" (
                "id" uuid NOT NULL,
                "type" text NOT NULL,
                "subject_id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "relayed_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "outbox_unrelayed" ON "outbox" ("created_at")
            WHERE relayed_at IS NULL
        `);
    await queryRunner.query(`
            CREATE TABLE "usage_days" (
                "user_id" uuid NOT NULL,
                "day" date NOT NULL,
                "cpu_seconds" double precision NOT NULL DEFAULT '0',
                CONSTRAINT "PK_7b6a5bc212f6eafa573939f3b0c" PRIMARY KEY ("user_id", "day")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "sessions" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "address" text NOT NULL,
                "user_agent" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "revoked_at" TIMESTAMP WITH TIME ZONE,
                "revoked_for" text,
                CONSTRAINT "PK_3238ef96f18b355b671619111bc" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "sessions_by_owner" ON "sessions" ("user_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "refresh_tokens" (
                "id" uuid NOT NULL,
                "session_id" uuid NOT NULL,
                "secret_hash" bytea NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "used_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "PK_7d8bee0204106019488c4c50ffa" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "refresh_tokens_by_session" ON "refresh_tokens" ("session_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "idempotent_replies" (
                "user_id" uuid NOT NULL,
                "key" text NOT NULL,
                "fingerprint" text NOT NULL,
                "status" smallint,
                "headers" jsonb,
                "body" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "PK_b79015fe1574dcce0cf6f62abfb" PRIMARY KEY ("user_id", "key")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "idempotent_replies_age" ON "idempotent_replies" ("created_at")
        `);
    await queryRunner.query(`
            CREATE TABLE "uploads" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "name" text NOT NULL,
                "size_bytes" bigint NOT NULL,
                "sha256" text NOT NULL,
                "storage_key" text NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_d1781d1eedd7459314f60f39bd3" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "uploads_expiry" ON "uploads" ("expires_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "uploads_by_owner" ON "uploads" ("user_id", "created_at")
        `);
    await queryRunner.query(`
            CREATE TYPE "public"."analyses_status_enum" AS ENUM(
                'pending',
                'running',
                'completed',
                'failed',
                'cancelled'
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "analyses" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "status" "public"."analyses_status_enum" NOT NULL DEFAULT 'pending',
                "lane" text NOT NULL DEFAULT 'quick',
                "priority" smallint NOT NULL DEFAULT '0',
                "turn" bigint NOT NULL DEFAULT '0',
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
                "source" jsonb NOT NULL,
                "input" jsonb NOT NULL,
                "file_path" text,
                "labels" jsonb NOT NULL DEFAULT '{}',
                "depth" text NOT NULL,
                "options" jsonb NOT NULL,
                "media" jsonb,
                "ffprobe_data" jsonb,
                "ffprobe_json" text,
                "enhanced_analysis" jsonb,
                "timeline" jsonb,
                "findings" jsonb,
                "not_evaluated" jsonb,
                "verdict" jsonb,
                "verdict_result" text,
                "quality_metrics" jsonb,
                "engine" jsonb,
                "content_key" text,
                "options_key" text NOT NULL DEFAULT '',
                "reused_from" uuid,
                CONSTRAINT "PK_91421900ca225ed9865d016a940" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_leased" ON "analyses" ("lease_until")
            WHERE status = 'running'
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_ended" ON "analyses" ("processed_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_reusable" ON "analyses" ("user_id", "content_key", "options_key")
            WHERE status = 'completed'
                AND reused_from IS NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_waiting_turn" ON "analyses" ("turn")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_waiting_by_owner" ON "analyses" ("user_id", "turn")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_waiting" ON "analyses" ("lane", "priority", "turn", "id")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_by_time" ON "analyses" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "analyses_by_owner" ON "analyses" ("user_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "quality_metrics" (
                "id" uuid NOT NULL,
                "analysis_id" uuid NOT NULL,
                "vmaf_score" double precision,
                "psnr" double precision,
                "ssim" double precision,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "PK_6907f99ef4b858481a767028671" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "quality_metrics_by_analysis" ON "quality_metrics" ("analysis_id", "created_at")
        `);
    await queryRunner.query(`
            CREATE TYPE "public"."comparisons_status_enum" AS ENUM(
                'pending',
                'running',
                'completed',
                'failed',
                'cancelled'
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "comparisons" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "status" "public"."comparisons_status_enum" NOT NULL DEFAULT 'pending',
                "lane" text NOT NULL DEFAULT 'quick',
                "priority" smallint NOT NULL DEFAULT '0',
                "turn" bigint NOT NULL DEFAULT '0',
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
                "reference" jsonb NOT NULL,
                "distorted" jsonb NOT NULL,
                "reference_input" jsonb NOT NULL,
                "distorted_input" jsonb NOT NULL,
                "reference_analysis_id" uuid,
                "distorted_analysis_id" uuid,
                "options" jsonb NOT NULL,
                "validity" jsonb,
                "alignment" jsonb,
                "metrics" jsonb,
                "not_measured" jsonb,
                "verdict" jsonb,
                "engine" jsonb,
                "frames_key" text,
                "frame_count" integer,
                CONSTRAINT "PK_fd57ecac9337bc1fdeffafbc33c" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "comparisons_leased" ON "comparisons" ("lease_until")
            WHERE status = 'running'
        `);
    await queryRunner.query(`
            CREATE INDEX "comparisons_waiting_by_owner" ON "comparisons" ("user_id", "turn")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            CREATE INDEX "comparisons_waiting" ON "comparisons" ("lane", "priority", "turn", "id")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            CREATE INDEX "comparisons_by_reference" ON "comparisons" ("reference_analysis_id", "created_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "comparisons_by_distorted" ON "comparisons" ("distorted_analysis_id", "created_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "comparisons_by_time" ON "comparisons" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "comparisons_by_owner" ON "comparisons" ("user_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TYPE "public"."comparison_stills_status_enum" AS ENUM(
                'pending',
                'running',
                'completed',
                'failed',
                'cancelled'
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "comparison_stills" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "status" "public"."comparison_stills_status_enum" NOT NULL DEFAULT 'pending',
                "lane" text NOT NULL DEFAULT 'quick',
                "priority" smallint NOT NULL DEFAULT '0',
                "turn" bigint NOT NULL DEFAULT '0',
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
                "comparison_id" uuid NOT NULL,
                "frame" integer NOT NULL,
                "side" text NOT NULL,
                "reference_frame" integer NOT NULL,
                "distorted_frame" integer NOT NULL,
                "storage_key" text,
                CONSTRAINT "PK_9aafadc0b6a50cc31315b30151c" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "comparison_stills_leased" ON "comparison_stills" ("lease_until")
            WHERE status = 'running'
        `);
    await queryRunner.query(`
            CREATE INDEX "comparison_stills_waiting" ON "comparison_stills" ("lane", "priority", "turn", "id")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "comparison_stills_by_frame" ON "comparison_stills" ("comparison_id", "frame", "side")
        `);
    await queryRunner.query(`
            CREATE TYPE "public"."reports_status_enum" AS ENUM(
                'pending',
                'running',
                'completed',
                'failed',
                'cancelled'
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "reports" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "status" "public"."reports_status_enum" NOT NULL DEFAULT 'pending',
                "lane" text NOT NULL DEFAULT 'quick',
                "priority" smallint NOT NULL DEFAULT '0',
                "turn" bigint NOT NULL DEFAULT '0',
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
                "subject" jsonb NOT NULL,
                "format" text NOT NULL,
                "title" text,
                "storage_key" text,
                "size_bytes" bigint,
                CONSTRAINT "PK_d9013193989303580053c0b5ef6" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "reports_leased" ON "reports" ("lease_until")
            WHERE status = 'running'
        `);
    await queryRunner.query(`
            CREATE INDEX "reports_waiting" ON "reports" ("lane", "priority", "turn", "id")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            CREATE INDEX "reports_by_owner" ON "reports" ("user_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "webhook_user_secrets" (
                "secret" text NOT NULL,
                "previous_secret" text,
                "previous_secret_until" TIMESTAMP WITH TIME ZONE,
                "user_id" uuid NOT NULL,
                CONSTRAINT "PK_b8661ce587f544bb505531a174f" PRIMARY KEY ("user_id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "webhooks" (
                "secret" text NOT NULL,
                "previous_secret" text,
                "previous_secret_until" TIMESTAMP WITH TIME ZONE,
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "url" text NOT NULL,
                "events" text array,
                "description" text,
                "enabled" boolean NOT NULL DEFAULT true,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "PK_9e8795cfc899ab7bdaa831e8527" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "webhooks_by_time" ON "webhooks" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "webhooks_by_owner" ON "webhooks" ("user_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TYPE "public"."webhook_deliveries_status_enum" AS ENUM('pending', 'delivered', 'dead')
        `);
    await queryRunner.query(`
            CREATE TABLE "webhook_deliveries" (
                "id" uuid NOT NULL,
                "event_id" uuid NOT NULL,
                "type" text NOT NULL,
                "subject_id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "webhook_id" uuid,
                "url" text,
                "status" "public"."webhook_deliveries_status_enum" NOT NULL DEFAULT 'pending',
                "attempt" integer NOT NULL DEFAULT '0',
                "tries" integer NOT NULL DEFAULT '0',
                "next_attempt_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "lease_until" TIMESTAMP WITH TIME ZONE,
                "body" text,
                "last_attempt_at" TIMESTAMP WITH TIME ZONE,
                "last_status" integer,
                "last_error" jsonb,
                "duration_ms" integer,
                "reply" text,
                "delivered_at" TIMESTAMP WITH TIME ZONE,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "PK_535dd409947fb6d8fc6dfc0112a" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_deliveries_by_time" ON "webhook_deliveries" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_deliveries_by_owner" ON "webhook_deliveries" ("user_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_deliveries_by_webhook" ON "webhook_deliveries" ("webhook_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_deliveries_in_flight" ON "webhook_deliveries" ("user_id")
            WHERE lease_until IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" ("user_id", "next_attempt_at", "id")
            WHERE status = 'pending'
        `);
    await queryRunner.query(`
            ALTER TABLE "api_keys"
            ADD CONSTRAINT "FK_a3baee01d8408cd3c0f89a9a973" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "usage_days"
            ADD CONSTRAINT "FK_6cfd7b9495fda270395f82b8a40" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "sessions"
            ADD CONSTRAINT "FK_085d540d9f418cfbdc7bd55bb19" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "refresh_tokens"
            ADD CONSTRAINT "FK_3bf308fa93da3966f9e76fcfba4" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "quality_metrics"
            ADD CONSTRAINT "FK_8c4c49b3bee3832a496b83c9533" FOREIGN KEY ("analysis_id") REFERENCES "analyses"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons"
            ADD CONSTRAINT "FK_cb8ce07682a94a1b8ddf65997af" FOREIGN KEY ("reference_analysis_id") REFERENCES "analyses"("id") ON DELETE
            SET NULL ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons"
            ADD CONSTRAINT "FK_93d595c7765ae07c08d317c9d15" FOREIGN KEY ("distorted_analysis_id") REFERENCES "analyses"("id") ON DELETE
            SET NULL ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "comparison_stills"
            ADD CONSTRAINT "FK_11e748c0f32224e7e2f10d6dd51" FOREIGN KEY ("comparison_id") REFERENCES "comparisons"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "webhook_deliveries"
            ADD CONSTRAINT "FK_a0286aeb96db651efd1ae2966f2" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "webhook_deliveries" DROP CONSTRAINT "FK_a0286aeb96db651efd1ae2966f2"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparison_stills" DROP CONSTRAINT "FK_11e748c0f32224e7e2f10d6dd51"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons" DROP CONSTRAINT "FK_93d595c7765ae07c08d317c9d15"
        `);
    await queryRunner.query(`
            ALTER TABLE "comparisons" DROP CONSTRAINT "FK_cb8ce07682a94a1b8ddf65997af"
        `);
    await queryRunner.query(`
            ALTER TABLE "quality_metrics" DROP CONSTRAINT "FK_8c4c49b3bee3832a496b83c9533"
        `);
    await queryRunner.query(`
            ALTER TABLE "refresh_tokens" DROP CONSTRAINT "FK_3bf308fa93da3966f9e76fcfba4"
        `);
    await queryRunner.query(`
            ALTER TABLE "sessions" DROP CONSTRAINT "FK_085d540d9f418cfbdc7bd55bb19"
        `);
    await queryRunner.query(`
            ALTER TABLE "usage_days" DROP CONSTRAINT "FK_6cfd7b9495fda270395f82b8a40"
        `);
    await queryRunner.query(`
            ALTER TABLE "api_keys" DROP CONSTRAINT "FK_a3baee01d8408cd3c0f89a9a973"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_deliveries_due"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_deliveries_in_flight"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_deliveries_by_webhook"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_deliveries_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_deliveries_by_time"
        `);
    await queryRunner.query(`
            DROP TABLE "webhook_deliveries"
        `);
    await queryRunner.query(`
            DROP TYPE "public"."webhook_deliveries_status_enum"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhooks_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhooks_by_time"
        `);
    await queryRunner.query(`
            DROP TABLE "webhooks"
        `);
    await queryRunner.query(`
            DROP TABLE "webhook_user_secrets"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."reports_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."reports_waiting"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."reports_leased"
        `);
    await queryRunner.query(`
            DROP TABLE "reports"
        `);
    await queryRunner.query(`
            DROP TYPE "public"."reports_status_enum"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparison_stills_by_frame"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparison_stills_waiting"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparison_stills_leased"
        `);
    await queryRunner.query(`
            DROP TABLE "comparison_stills"
        `);
    await queryRunner.query(`
            DROP TYPE "public"."comparison_stills_status_enum"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparisons_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparisons_by_time"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparisons_by_distorted"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparisons_by_reference"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparisons_waiting"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparisons_waiting_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."comparisons_leased"
        `);
    await queryRunner.query(`
            DROP TABLE "comparisons"
        `);
    await queryRunner.query(`
            DROP TYPE "public"."comparisons_status_enum"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."quality_metrics_by_analysis"
        `);
    await queryRunner.query(`
            DROP TABLE "quality_metrics"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."analyses_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."analyses_by_time"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."analyses_waiting"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."analyses_waiting_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."analyses_waiting_turn"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."analyses_reusable"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."analyses_ended"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."analyses_leased"
        `);
    await queryRunner.query(`
            DROP TABLE "analyses"
        `);
    await queryRunner.query(`
            DROP TYPE "public"."analyses_status_enum"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."uploads_by_owner"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."uploads_expiry"
        `);
    await queryRunner.query(`
            DROP TABLE "uploads"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."idempotent_replies_age"
        `);
    await queryRunner.query(`
            DROP TABLE "idempotent_replies"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."refresh_tokens_by_session"
        `);
    await queryRunner.query(`
            DROP TABLE "refresh_tokens"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."sessions_by_owner"
        `);
    await queryRunner.query(`
            DROP TABLE "sessions"
        `);
    await queryRunner.query(`
            DROP TABLE "usage_days"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."outbox_unrelayed"
        `);
    await queryRunner.query(`
            DROP TABLE "outbox"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."api_keys_by_owner"
        `);
    await queryRunner.query(`
            DROP TABLE "api_keys"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."users_email"
        `);
    await queryRunner.query(`
            DROP TABLE "users"
        `);
    await queryRunner.query(`
            DROP TYPE "public"."users_role_enum"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."audit_log_by_actor"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."audit_log_by_action"
        `);
    await queryRunner.query(`
            DROP TABLE "audit_log"
        `);
  }
}
