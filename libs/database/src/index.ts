export { dataSourceOptions } from './data-source-options';
export { migrate } from './migrate';
export { DatabaseModule } from './database.module';
export { cursorInvalid, newestFirst, type Page } from './page';
export { storableJson, storableText } from './storable-json';
