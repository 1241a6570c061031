export { dataSourceOptions } from './data-source-options';
export { migrate } from './migrate';
export { DatabaseModule } from './database.module';
export { storableJson, storableText } from './storable-json';
