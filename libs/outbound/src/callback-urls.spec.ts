import { CallbackUrls } from './callback-urls';

const urls = new CallbackUrls({ OUTBOUND_ALLOW_PRIVATE: [], ENCRYPTION_KEY: 'k'.repeat(32) });
const others = new CallbackUrls({ OUTBOUND_ALLOW_PRIVATE: [], ENCRYPTION_KEY: 'o'.repeat(32) });
const refused = (code: string) => expect.objectContaining({ code }) as Error;

it('keeps an address without secrets as it is', () => {
  expect(urls.accept('https://example.com:443/a?b=c#d')).toBe('https://example.com/a?b=c');
});

it.each(['https://user:S3cret@example.com/hook', 'https://example.com/hook?token=S3cret'])('seals %s', (url) => {
  const kept = urls.accept(url);
  expect(kept).not.toMatch(/S3cret|example/);
  expect(urls.open(kept)).toBe(url);
  expect(urls.shown(kept)).not.toContain('S3cret');
  expect(urls.shown(kept)).toContain('example.com/hook');
  // A batch hands on what it kept.
  expect(urls.accept(kept)).toBe(kept);
  expect(() => others.open(kept)).toThrow(refused('SECRET_UNREADABLE'));
});

it('takes nothing for sealed that was not sealed here', () => {
  const forged = others.accept('https://user:pass@10.0.0.1.example.com/');
  for (const text of [forged, 'sealed:v1.AAAA', 'sealed:', 'sealed:https://example.com/'])
    expect(() => urls.accept(text)).toThrow(refused('URL_SCHEME_NOT_ALLOWED'));
  expect(() => urls.accept('http://user:pass@127.0.0.1/')).toThrow(refused('ADDRESS_NOT_PUBLIC'));
});
