import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret that is looked up by its public id: `prefix_id.secret`. */
export interface OpaqueToken {
  /** UUID */
  id: string;
  secretHash: Buffer;
}

const shape = /^([a-z]+)_([0-9a-f]{32})\.([\w-]{43})$/;

/** @returns what the holder is told, once, and what is kept */
export function newOpaqueToken(prefix: string, id: string): { text: string; secretHash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { text: `${prefix}_${id.replaceAll('-', '')}.${secret}`, secretHash: sha256(secret) };
}

/** Null for anything that no token with this prefix looks like. */
export function parseOpaqueToken(prefix: string, text: string): OpaqueToken | null {
  const match = text.length <= 120 ? shape.exec(text) : null;
  const [, found, hex = '', secret = ''] = match ?? [];
  if (found !== prefix) return null;
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secretHash: sha256(secret) };
}

/** Compares two SHA-256 hashes in constant time. */
export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
