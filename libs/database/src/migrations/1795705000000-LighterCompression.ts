import type { MigrationInterface, QueryRunner } from 'typeorm';

const documents = ['media', 'ffprobe_data', 'ffprobe_json', 'enhanced_analysis', 'timeline', 'findings'];

/**
 * The large documents of an analysis are compressed with LZ4, which takes a fraction of pglz's time; stored ones stay readable as they are.
 * A PostgreSQL built without it keeps what it has.
 */
export class LighterCompression1795705000000 implements MigrationInterface {
  name = 'LighterCompression1795705000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DO $$ BEGIN
      ALTER TABLE analyses ${documents.map((column) => `ALTER COLUMN ${column} SET COMPRESSION lz4`).join(', ')};
    EXCEPTION WHEN feature_not_supported THEN NULL;
    END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE analyses ${documents.map((column) => `ALTER COLUMN ${column} SET COMPRESSION default`).join(', ')}`,
    );
  }
}
