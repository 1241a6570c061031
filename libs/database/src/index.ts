export { dataSourceOptions } from './data-source-options';
export { DatabaseModule } from './database.module';
export { storableJson, storableText } from './storable-json';
