/* On a fresh database the migrations must make exactly the tables the entities describe. */
import 'reflect-metadata';
import dataSource from '../../ormconfig';
import { startStores } from '../../test/support/stores';

async function main(): Promise<void> {
  const stores = await startStores();
  try {
    dataSource.setOptions({ url: await stores.databaseUrl('migrations') });
    await dataSource.initialize();
    await dataSource.runMigrations();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.destroy();
    if (upQueries.length > 0) {
      throw new Error(
        `The entities differ from the migrations; run \`npm run migration:generate -- <Name>\`:\n${upQueries.map(({ query }) => query).join('\n')}`,
      );
    }
  } finally {
    await stores.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
