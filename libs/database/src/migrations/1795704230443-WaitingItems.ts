import { MigrationInterface, QueryRunner } from 'typeorm';

export class WaitingItems1795704230443 implements MigrationInterface {
  name = 'WaitingItems1795704230443';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "users"
            ADD "quota_waiting_items" integer
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "users" DROP COLUMN "quota_waiting_items"
        `);
  }
}
