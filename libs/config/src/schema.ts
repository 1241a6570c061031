import { z } from 'zod';

const int = (fallback: number, min = 0) => z.coerce.number().int().min(min).default(fallback);
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((item) => item.trim()).filter(Boolean));

/** `name=/absolute/path` pairs, comma separated; a bare path is named after its last segment. */
const mediaRoots = list.transform((items, context) =>
  items.map((item) => {
    const at = item.indexOf('=');
    const path = at < 0 ? item : item.slice(at + 1);
    const name = at < 0 ? (path.split('/').filter(Boolean).at(-1) ?? 'media') : item.slice(0, at);
    if (!path.startsWith('/')) context.addIssue({ code: 'custom', message: `media root "${item}" is not an absolute path` });
    return { name, path: path.replace(/(?<=.)\/+$/, '') };
  }),
);

const signingSecret = z
  .string({ error: 'is required: at least 32 bytes of randomness, e.g. `openssl rand -base64 48`' })
  .refine((secret) => Buffer.byteLength(secret) >= 32, 'must be at least 32 bytes');

/** Every setting of the service, by the name of its environment variable. The README's table is checked against it. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  INSTANCE_ID: z.string().regex(/^[\w.-]{1,64}$/).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),

  HOST: z.string().default('127.0.0.1'),
  PORT: int(8080),
  PUBLIC_URL: z.url().optional(),
  CORS_ORIGINS: list,
  TRUST_PROXY: list,
  SHUTDOWN_GRACE_MS: int(20_000),

  DATABASE_URL: z.string({ error: 'is required, e.g. postgres://user:password@host:5432/ffprobe' }).regex(/^postgres(ql)?:\/\//),
  DB_POOL_MAX: int(25, 1),
  DB_IDLE_TIMEOUT_MS: int(600_000),
  DB_MAX_LIFETIME_MS: int(300_000),
  DB_CONNECT_TIMEOUT_MS: int(5_000, 1),

  REDIS_URL: z.string({ error: 'is required, e.g. redis://host:6379' }).regex(/^rediss?:\/\//),
  REDIS_COMMAND_TIMEOUT_MS: int(800, 1),
  REDIS_RETRY_MAX_DELAY_MS: int(2_000, 1),
  REDIS_PREFIX: z.string().regex(/^[\w:-]*$/).default('ffprobe'),
  CACHE_REDIS_URL: z.string().regex(/^rediss?:\/\//).optional(),
  CACHE_TTL_SEC: int(300, 1),
  CACHE_MAX_BYTES: int(1_048_576),

  JWT_SECRET: signingSecret,
  JWT_ACCESS_TTL_SEC: int(900, 1),
  JWT_REFRESH_TTL_SEC: int(30 * 86_400, 1),
  ENCRYPTION_KEY: signingSecret,
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(12).optional(),

  RATE_LIMIT_PER_MINUTE: int(60_000, 1),
  RATE_LIMIT_LOGIN_PER_MINUTE: int(10, 1),

  STORAGE_DRIVER: z.enum(['local', 's3']).default('local'),
  STORAGE_DIR: z.string().default('.local/storage'),
  STORAGE_MIN_FREE_BYTES: int(256 * 1024 * 1024),
  MAX_UPLOAD_BYTES: int(20 * 1024 ** 3, 1),
  UPLOAD_TTL_SEC: int(86_400, 1),
  MEDIA_ROOTS: mediaRoots,

  FFPROBE_PATH: z.string().optional(),
  FFMPEG_PATH: z.string().optional(),
  SANDBOX: z.enum(['require', 'prefer', 'off']).default('require'),
  PROBE_TIMEOUT_MS: int(60_000, 1),
  PROBE_CPU_SEC: int(30, 1),
  PROBE_MEMORY_BYTES: int(2 * 1024 ** 3, 1),
  WORKER_CONCURRENCY: int(8, 1),

  SYNC_TIMEOUT_MS: int(30_000, 1),
  LEASE_MS: int(60_000, 100),
  RECONCILE_INTERVAL_MS: int(15_000, 50),
});

/** @public every variable may come from a file named by `NAME_FILE` instead, as secrets in containers do. */
export const environmentNames = Object.keys(environmentSchema.shape) as (keyof typeof environmentSchema.shape)[];

export type Settings = z.infer<typeof environmentSchema>;
