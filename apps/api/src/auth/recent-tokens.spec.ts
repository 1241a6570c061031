import { RecentTokens } from './recent-tokens';

describe('tokens that were verified a moment ago', () => {
  const claims = (expiresInSec: number) => ({
    sub: 'user',
    sid: 'session',
    typ: 'access' as const,
    exp: Date.now() / 1000 + expiresInSec,
  });
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are known for three seconds', () => {
    const tokens = new RecentTokens();
    const proven = claims(900);
    tokens.remember('a', proven);
    jest.advanceTimersByTime(2_999);
    expect([tokens.peek('a'), tokens.peek('b')]).toEqual([proven, undefined]);
    jest.advanceTimersByTime(1);
    expect(tokens.peek('a')).toBeUndefined();
  });

  it('are never known past their expiry, and not at all without one', () => {
    const tokens = new RecentTokens();
    tokens.remember('a', claims(1));
    tokens.remember('b', { sub: 'user', sid: 'session', typ: 'access' });
    jest.advanceTimersByTime(999);
    expect([tokens.peek('a') !== undefined, tokens.peek('b')]).toEqual([true, undefined]);
    jest.advanceTimersByTime(1);
    expect(tokens.peek('a')).toBeUndefined();
  });

  it('are twenty thousand at most; the oldest goes first', () => {
    const tokens = new RecentTokens();
    for (let index = 0; index <= 20_000; index += 1) tokens.remember(String(index), claims(900));
    expect([tokens.peek('0'), tokens.peek('1') !== undefined]).toEqual([undefined, true]);
  });
});
