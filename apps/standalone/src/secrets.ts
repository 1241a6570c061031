import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readJson, writePrivateJson } from './private-file';

const credentialsSchema = z.object({
  /** Which database they belong to: `embedded`, or a digest of DATABASE_URL. */
  database: z.string(),
  email: z.string(),
  password: z.string(),
  api_key: z.string(),
});

const secretsSchema = z.object({
  jwt_secret: z.string().min(32),
  encryption_key: z.string().min(32),
  postgres_superuser_password: z.string(),
  postgres_password: z.string(),
  redis_password: z.string(),
  credentials: z.array(credentialsSchema),
});

type Credentials = z.infer<typeof credentialsSchema>;
export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of this installation: made at the first start, read at every later one. */
export function openSecrets(path: string): Secrets {
  const kept = secretsSchema.safeParse(readJson(path));
  if (kept.success) return kept.data;
  const made: Secrets = {
    jwt_secret: newSecret(),
    encryption_key: randomBytes(32).toString('base64'),
    postgres_superuser_password: newSecret(),
    postgres_password: newSecret(),
    redis_password: newSecret(),
    credentials: [],
  };
  writePrivateJson(path, made);
  return made;
}

export function keepCredentials(path: string, secrets: Secrets, credentials: Credentials): Secrets {
  return write(path, {
    ...secrets,
    credentials: [...secrets.credentials.filter(({ database }) => database !== credentials.database), credentials],
  });
}

/** Forgets an administrator and key whose database is gone. */
export function forgetCredentials(path: string, secrets: Secrets, database: string): Secrets {
  return write(path, { ...secrets, credentials: secrets.credentials.filter((known) => known.database !== database) });
}

export const credentialsFor = (secrets: Secrets, database: string): Credentials | null =>
  secrets.credentials.find((known) => known.database === database) ?? null;

export const databaseName = (databaseUrl: string | null): string =>
  databaseUrl === null ? 'embedded' : createHash('sha256').update(databaseUrl).digest('hex').slice(0, 16);

/** 256 bits, safe in URLs and shells. */
const newSecret = (): string => randomBytes(32).toString('base64url');

/** Readable enough to type: 120 bits. */
export const newPassword = (): string => randomBytes(15).toString('base64url');

function write(path: string, secrets: Secrets): Secrets {
  writePrivateJson(path, secrets);
  return secrets;
}
