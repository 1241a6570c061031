import { z } from 'zod';
import { llmSettings } from './llm-settings';
import { s3Settings, s3WhereNeeded } from './s3-settings';
import { durations, int, list, mediaRoots, networks, previousSecrets, signingSecret } from './setting-values';
import { traceSettings } from './trace-settings';

/** Without authentication whoever reaches the port is the administrator: nobody but this machine may. */
function onlyOnLoopback(settings: { AUTH_MODE: string; HOST: string }, context: z.RefinementCtx): void {
  if (settings.AUTH_MODE === 'none' && !/^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/.test(settings.HOST)) {
    context.addIssue({
      code: 'custom',
      path: ['AUTH_MODE'],
      message: 'none is for a single user on a loopback HOST (127.0.0.1, ::1, localhost)',
    });
  }
}

const settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  INSTANCE_ID: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),

  HOST: z.string().default('127.0.0.1'),
  PORT: int(8080),
  PUBLIC_URL: z.url().optional(),
  CORS_ORIGINS: list,
  TRUST_PROXY: networks,
  SHUTDOWN_GRACE_MS: int(20_000),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: int(0),
  METRICS_TOKEN: z.string().min(32, 'must be at least 32 characters').optional(),
  SLOW_JOB_MS: int(60_000),
  ...traceSettings,

  DATABASE_URL: z
    .string({ error: 'must be given, like postgres://user:password@host:5432/ffprobe' })
    .regex(/^postgres(ql)?:\/\//),
  DB_POOL_MAX: int(25, 1),
  DB_IDLE_TIMEOUT_MS: int(600_000),
  DB_MAX_LIFETIME_MS: int(300_000),
  DB_CONNECT_TIMEOUT_MS: int(5_000, 1),
  DB_PREPARED_STATEMENTS: z.stringbool().default(true),

  REDIS_URL: z.string({ error: 'must be given, like redis://host:6379' }).regex(/^rediss?:\/\//),
  REDIS_COMMAND_TIMEOUT_MS: int(800, 1),
  REDIS_RETRY_MAX_DELAY_MS: int(2_000, 1),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w:-]*$/)
    .default('ffprobe'),
  CACHE_REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//)
    .optional(),
  CACHE_TTL_SEC: int(300, 1),
  CACHE_MAX_BYTES: int(1_048_576),

  JWT_SECRET: signingSecret.optional(),
  JWT_ACCESS_TTL_SEC: int(900, 1),
  JWT_PREVIOUS_SECRETS: previousSecrets,
  JWT_ISSUER: z.string().min(1).default('ffprobe-api'),
  JWT_AUDIENCE: z.string().min(1).default('ffprobe-api'),
  JWT_REFRESH_TTL_SEC: int(30 * 86_400, 1),
  ENCRYPTION_KEY: signingSecret,
  AUTH_MODE: z.enum(['required', 'none']).default('required'),
  PASSWORD_HASH_CONCURRENCY: int(2, 1),
  LOGIN_FREE_ATTEMPTS: int(5, 1),
  LOGIN_LOCK_MAX_SEC: int(900, 1),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(12).optional(),

  RATE_LIMIT_PER_MINUTE: int(60_000, 1),
  RATE_LIMIT_USER_PER_MINUTE: int(120_000, 1),
  RATE_LIMIT_ADDRESS_PER_MINUTE: int(60_000, 1),
  RATE_LIMIT_FAILED_AUTH_PER_MINUTE: int(120, 1),
  RATE_LIMIT_LOGIN_PER_MINUTE: int(10, 1),
  RATE_LIMIT_UPLOADS_PER_MINUTE: int(6_000, 1),
  RATE_LIMIT_HEAVY_PER_MINUTE: int(600, 1),
  QUOTA_STORED_BYTES: int(0),
  QUOTA_CPU_SECONDS_PER_DAY: int(0),
  QUOTA_RUNNING_JOBS: int(0),
  QUOTA_WAITING_ITEMS: int(0),

  OUTBOUND_ALLOW_PRIVATE: list,
  OUTBOUND_CA_FILE: z.string().optional(),
  SOURCE_MAX_REQUESTS: int(2_000, 1),
  SOURCE_MAX_BYTES: int(2 * 1024 ** 3, 1),
  WEBHOOK_TIMEOUT_MS: int(10_000, 1),
  WEBHOOK_RETRY_DELAYS_SEC: durations('5,60,600,3600,14400,28800,36000'),
  WEBHOOK_CONCURRENCY: int(64, 1),
  WEBHOOK_POLL_MS: int(1_000, 20),
  WEBHOOK_KEEP_DAYS: int(30, 1),

  STORAGE_DRIVER: z.enum(['local', 's3']).default('local'),
  STORAGE_DIR: z.string().default('.local/storage'),
  STORAGE_MIN_FREE_BYTES: int(256 * 1024 * 1024),
  ...s3Settings,
  S3_SOURCE_BUCKETS: list,
  MAX_UPLOAD_BYTES: int(20 * 1024 ** 3, 1),
  UPLOAD_TTL_SEC: int(86_400, 1),
  MEDIA_ROOTS: mediaRoots,

  ...llmSettings,

  FFPROBE_PATH: z.string().optional(),
  FFMPEG_PATH: z.string().optional(),
  SANDBOX: z.enum(['require', 'prefer', 'off']).default('require'),
  PROBE_TIMEOUT_MS: int(60_000, 1),
  PROBE_CPU_SEC: int(30, 1),
  PROBE_MEMORY_BYTES: int(2 * 1024 ** 3, 1),
  LADDER_TIMEOUT_MS: int(300_000, 1),
  LADDER_MAX_RENDITIONS: int(200, 1),
  CONTENT_TIMEOUT_MS: int(6 * 3_600_000, 1),
  CONTENT_CPU_SEC: int(12 * 3_600, 1),
  WORKER_CONCURRENCY: int(8, 1),
  WORKER_HEAVY_CONCURRENCY: int(1, 1),
  QUALITY_TOGETHER_MAX: int(4, 1),

  SYNC_TIMEOUT_MS: int(30_000, 1),
  MAX_REQUESTS_IN_FLIGHT: int(2_000, 1),
  QUEUE_MAX_WAITING: int(100_000),
  LEASE_MS: int(60_000, 100),
  HEARTBEAT_MS: int(1_500, 20),
  RECONCILE_INTERVAL_MS: int(15_000, 50),
  MAX_CRASHES: int(3, 1),
  JANITOR_INTERVAL_MS: int(60_000, 50),
  RESULT_KEEP_DAYS: int(0),
  REPORT_KEEP_DAYS: int(30),
});

/** Every setting of the service, by the name of its environment variable. The README's table is checked against it. */
export const environmentSchema = settings.superRefine(onlyOnLoopback).superRefine(s3WhereNeeded);

/** @public every variable may come from a file named by `NAME_FILE` instead, as secrets in containers do. */
export const environmentNames = Object.keys(environmentSchema.shape) as (keyof typeof environmentSchema.shape)[];

export type Settings = z.infer<typeof environmentSchema>;

/** What programs read that do nothing but write to the database: the migrations, and who makes the first administrator. */
export const databaseSchema = settings.pick({
  DATABASE_URL: true,
  DB_POOL_MAX: true,
  DB_IDLE_TIMEOUT_MS: true,
  DB_MAX_LIFETIME_MS: true,
  DB_CONNECT_TIMEOUT_MS: true,
  DB_PREPARED_STATEMENTS: true,
  PASSWORD_HASH_CONCURRENCY: true,
  ADMIN_EMAIL: true,
  ADMIN_PASSWORD: true,
});
