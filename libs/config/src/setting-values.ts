import { isIP } from 'node:net';
import { z } from 'zod';

/** A whole number, no smaller than `min`. */
export const int = (fallback: number, min = 0) => {
  const whole = 'must be a whole number';
  return z.coerce
    .number({ error: whole })
    .int({ error: whole })
    .min(min, { error: `must be at least ${min}` })
    .default(fallback);
};
/** Words, comma separated; none where nothing is said. */
export const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  );

/** `name=/absolute/path` pairs, comma separated; a bare path is named after its last segment. */
export const mediaRoots = list.transform((items, context) =>
  items.map((item) => {
    const at = item.indexOf('=');
    const path = at < 0 ? item : item.slice(at + 1);
    const name = at < 0 ? (path.split('/').filter(Boolean).at(-1) ?? 'media') : item.slice(0, at);
    if (!path.startsWith('/'))
      context.addIssue({ code: 'custom', message: `media root "${item}" is not an absolute path` });
    return { name, path: path.replace(/(?<=.)\/+$/, '') };
  }),
);

/** Seconds, comma separated, fractions allowed. */
export const durations = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const seconds = text.split(',').map((item) => (item.trim() === '' ? Number.NaN : Number(item)));
      if (!seconds.every((value) => Number.isFinite(value) && value >= 0))
        context.addIssue({ code: 'custom', message: 'must be seconds separated by commas, e.g. 5,60,600' });
      return seconds;
    });

/** What tokens are signed, or secrets encrypted, with. */
export const signingSecret = z
  .string({ error: 'is required: at least 32 bytes of randomness, e.g. `openssl rand -base64 48`' })
  .refine((secret) => Buffer.byteLength(secret) >= 32, 'must be at least 32 bytes');

/** Secrets of the past, comma separated: what they signed stays valid until it expires. */
export const previousSecrets = list.refine(
  (secrets) => secrets.every((secret) => Buffer.byteLength(secret) >= 32),
  'each must be at least 32 bytes',
);

/** Addresses and networks in CIDR form. Names such as `loopback` and hop counts are refused: they would believe a direct caller. */
export const networks = list.transform((items, context) => {
  for (const item of items) {
    if (!isNetwork(item))
      context.addIssue({ code: 'custom', message: `"${item}" is neither an address nor a network such as 10.0.0.0/8` });
  }
  return items;
});

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  return (
    family !== 0 &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest))
  );
}
