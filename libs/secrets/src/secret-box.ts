import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { errorKind } from '@app/errors';

const algorithm = 'aes-256-gcm';
const format = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

const secretUnreadable = errorKind(
  'SECRET_UNREADABLE',
  'internal',
  () => 'A stored secret could not be read: it was sealed under another ENCRYPTION_KEY, or was changed.',
);

/**
 * Secrets at rest: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, under a key derived by HKDF-SHA-256 (RFC 5869). Each is bound
 * to a context, so that one row's secret cannot be put into another.
 */
export class SecretBox {
  private readonly key: Buffer;

  /** @param purpose what this box is for: boxes of different purposes can't open each other's secrets */
  constructor(encryptionKey: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', encryptionKey, '', purpose, 32));
  }

  /** @param context what the secret belongs to; needed again to open it */
  seal(secret: string, context: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.key, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${format}.${sealed.toString('base64')}`;
  }

  /** @throws AppError SECRET_UNREADABLE */
  open(sealed: string, context: string): string {
    try {
      const [version, text = ''] = sealed.split('.');
      if (version !== format) throw new Error(`unknown format ${version}`);
      const bytes = Buffer.from(text, 'base64');
      const decipher = createDecipheriv(algorithm, this.key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-tagBytes));
      return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    } catch (cause) {
      throw secretUnreadable({}, { cause });
    }
  }
}
