export { CONFIG, ConfigModule } from './config.module';
export type { LlmProvider, LlmRedaction } from './llm-settings';
export { type Config, ConfigError, loadConfig } from './load-config';
export { misspeltNames } from './misspelt-names';
export { environmentNames } from './schema';
export { serviceVersion } from './service-version';
