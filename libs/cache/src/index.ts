export { BodyCache } from './body-cache';
export { CacheModule } from './cache.module';
