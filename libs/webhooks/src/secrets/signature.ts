import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';
const secretBytes = 32;

/** A new signing secret: `whsec_` and base64 of 32 random bytes (Standard Webhooks, "Signature scheme": 24 to 64 bytes). */
export function newSecret(): string {
  return prefix + randomBytes(secretBytes).toString('base64');
}

/**
 * The value of `webhook-signature`: for each live secret `v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`, separated by spaces
 * (Standard Webhooks, "Signature scheme").
 * @param timestampSec Unix time of this try
 * @param body exactly the bytes that are sent
 */
export function signatures(secrets: readonly string[], id: string, timestampSec: number, body: string): string {
  return secrets.map((secret) => `v1,${signature(secret, `${id}.${timestampSec}.${body}`)}`).join(' ');
}

function signature(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return createHmac('sha256', key).update(content).digest('base64');
}
