export { CONFIG, ConfigModule } from './config.module';
export type { LlmProvider, LlmRedaction } from './llm-settings';
export {
  type Config,
  ConfigError,
  loadConfig,
  loadDatabaseConfig,
  loadSigningConfig,
  misspeltSettings,
} from './load-config';
export { environmentNames } from './schema';
export { serviceVersion } from './service-version';
