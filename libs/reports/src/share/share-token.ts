import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What a link says: which report, which of its links. */
export interface ShareClaim {
  /** UUID */
  reportId: string;
  /** UUID; another one is another link, so that an old one can be revoked */
  shareId: string;
}

const signatureBytes = 32;
const uuidBytes = 16;
const shape = /^[\w-]{86}$/;

/** Tokens of links: both ids and an HMAC-SHA-256 over them, base64url, under a key of their own derived by HKDF (RFC 5869). */
export class ShareTokens {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'report-share', 32));
  }

  sign({ reportId, shareId }: ShareClaim): string {
    const ids = Buffer.from(`${reportId}${shareId}`.replaceAll('-', ''), 'hex');
    return Buffer.concat([ids, this.signature(ids)]).toString('base64url');
  }

  /** Null for anything this service did not sign. */
  read(token: string): ShareClaim | null {
    if (!shape.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    const [ids, signature] = [bytes.subarray(0, 2 * uuidBytes), bytes.subarray(2 * uuidBytes)];
    if (signature.length !== signatureBytes || !timingSafeEqual(signature, this.signature(ids))) return null;
    return { reportId: uuidOf(ids.subarray(0, uuidBytes)), shareId: uuidOf(ids.subarray(uuidBytes)) };
  }

  private signature(ids: Buffer): Buffer {
    return createHmac('sha256', this.key).update(ids).digest();
  }
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
