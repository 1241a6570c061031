import { z } from 'zod';

/** Where objects rest when STORAGE_DRIVER is s3, and what `s3://` sources are read with. */
export const s3Settings = {
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_PREFIX: z
    .string()
    .default('')
    .transform((prefix) => prefix.replace(/^\/+|\/+$/g, '')),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: z.stringbool({ error: 'must be true or false' }).optional(),
};

const needed = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Half a configuration would only show at the first upload: the driver needs its bucket, an access key its secret. */
export function s3WhereNeeded(
  settings: { STORAGE_DRIVER: string } & Partial<Record<(typeof needed)[number], string>>,
  context: z.RefinementCtx,
): void {
  const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  if (settings.STORAGE_DRIVER === 's3') {
    for (const name of needed) if (settings[name] === undefined) refuse(name, 'is required when STORAGE_DRIVER is s3');
  } else if (settings.S3_ACCESS_KEY_ID !== undefined && settings.S3_SECRET_ACCESS_KEY === undefined) {
    refuse('S3_SECRET_ACCESS_KEY', 'is required with S3_ACCESS_KEY_ID');
  } else if (settings.S3_ACCESS_KEY_ID === undefined && settings.S3_SECRET_ACCESS_KEY !== undefined) {
    refuse('S3_ACCESS_KEY_ID', 'is required with S3_SECRET_ACCESS_KEY');
  }
}
