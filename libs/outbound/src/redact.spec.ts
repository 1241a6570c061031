import { redactText, redactUrl } from './redact';

describe('redactUrl', () => {
  it.each([
    ['https://user:pw@h/p', 'https://h/p'],
    ['https://h/p?token=abc&x=1', 'https://h/p?token=redacted&x=1'],
    [
      'https://h/p?X-Amz-Signature=abc&X-Amz-Credential=k%2Fs3&part=2',
      'https://h/p?X-Amz-Signature=redacted&X-Amz-Credential=redacted&part=2',
    ],
    ['https://h/p?sig=a%2Fb&sv=2020&id=7', 'https://h/p?sig=redacted&sv=redacted&id=7'],
    ['https://h/p?a=1;password=x', 'https://h/p?a=1;password=redacted'],
    ['https://h/p?%74oken=abc', 'https://h/p?%74oken=redacted'],
    [
      'https://h/p?api_key=abc&key=z&signature=&author=me#frag',
      'https://h/p?api_key=redacted&key=redacted&signature=redacted&author=me',
    ],
    ['https://h/p?monkey=1&page=2', 'https://h/p?monkey=1&page=2'],
    ['rtsp://user:pw@h/p', 'rtsp://h/p'],
    ['//user:pw@h/p?x', '//h/p'],
    ['not a url?token=1', 'not a url'],
  ])('%s', (url, shown) => expect(redactUrl(url)).toBe(shown));
});

describe('redactText', () => {
  it('cleans every URL and every spelling of a secret', () => {
    const secret = 's3cret/+=';
    const text = [
      `[https @ 0x1] HTTP error 403 Forbidden for 'https://u:p@h/a?sig=1&n=2'`,
      `plain ${secret} percent ${encodeURIComponent(secret)} base64 ${Buffer.from(secret).toString('base64')}`,
    ].join('\n');
    expect(redactText(text, [secret, 'e'])).toBe(
      `[https @ 0x1] HTTP error 403 Forbidden for 'https://h/a?sig=redacted&n=2'\nplain redacted percent redacted base64 redacted`,
    );
  });
});
