import { newOpaqueToken, parseOpaqueToken, sameHash } from './opaque-token';

const id = '0197a1c2-7d50-7a63-a1a8-3c1b8a3f5d11';

describe('opaque tokens', () => {
  it('tells id and hash back, and holds 32 random bytes', () => {
    const { text, secretHash } = newOpaqueToken('ffp', id);
    expect(text).toMatch(/^ffp_0197a1c27d507a63a1a83c1b8a3f5d11\.[\w-]{43}$/);
    const parsed = parseOpaqueToken('ffp', text);
    expect(parsed?.id).toBe(id);
    expect(sameHash(parsed?.secretHash ?? Buffer.alloc(0), secretHash)).toBe(true);
    expect(newOpaqueToken('ffp', id).text).not.toBe(text);
  });

  it('is null for another prefix and for what is no token', () => {
    const { text } = newOpaqueToken('ffp', id);
    expect(parseOpaqueToken('ffr', text)).toBeNull();
    for (const other of [
      '',
      'ffp_',
      `${text}=`,
      text.slice(0, -1),
      text.replace('.', ''),
      `ffp_${'0'.repeat(100_000)}.x`,
    ]) {
      expect(parseOpaqueToken('ffp', other)).toBeNull();
    }
  });

  it('compares hashes of different lengths without throwing', () => {
    expect(sameHash(Buffer.alloc(32), Buffer.alloc(31))).toBe(false);
    expect(sameHash(Buffer.alloc(32, 1), Buffer.alloc(32, 2))).toBe(false);
  });
});
