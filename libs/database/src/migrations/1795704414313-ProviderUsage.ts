import { MigrationInterface, QueryRunner } from 'typeorm';

export class ProviderUsage1795704414313 implements MigrationInterface {
  name = 'ProviderUsage1795704414313';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "llm_provider_usage" (
                "provider" text NOT NULL,
                "day" date NOT NULL,
                "tokens" bigint NOT NULL DEFAULT '0',
                CONSTRAINT "PK_e4e50426792d098101c74e0f585" PRIMARY KEY ("provider", "day")
            )
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            DROP TABLE "llm_provider_usage"
        `);
  }
}
