import { AllowList } from './allow-list';
import { parseSourceUrl } from './source-url';

const failure = (url: string, allow: string[] = []) => {
  try {
    return parseSourceUrl(url, AllowList.parse(allow)).href;
  } catch (error) {
    const { code, category } = error as { code: string; category: string };
    return { code, category };
  }
};

describe('parseSourceUrl', () => {
  it.each([
    ...[
      'tcp://h/x',
      'udp://239.0.0.1:1',
      'rtsp://h/x',
      'rtmp://h/x',
      'ftp://h/x',
      'gopher://h/x',
      'file:///etc/passwd',
    ],
    ...[
      'unix:///run/x.sock',
      'ipfs://h',
      'concat:a|b',
      'data:text/plain,x',
      'hls+http://h',
      'crypto:http://h',
      'FILE:/x',
    ],
    ...['javascript:1', 'localhost:8080/x'],
  ])('never accepts the scheme of %s', (url) =>
    expect(failure(url)).toEqual({ code: 'URL_SCHEME_NOT_ALLOWED', category: 'bad-request' }),
  );

  it.each([
    '',
    'movie.mp4',
    '/etc/passwd',
    '//h/x',
    'http:',
    'http://',
    'http:///x',
    'http:h/x',
    'http:\\\\h',
    'http://h:99999/',
    'http://a b/',
    'http://[::1',
    `http://h/${'a'.repeat(9000)}`,
    'subfile,,start,0,end,1,,:/etc/passwd',
  ])('calls %j malformed', (url) => expect(failure(url)).toEqual({ code: 'URL_MALFORMED', category: 'bad-request' }));

  it.each([
    ...[
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
      'http://127.1/',
    ],
    ...[
      'http://0/',
      'http://0.0.0.0/',
      'http://127.0.0.1./',
      'http://[::]/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
    ],
    ...[
      'http://[::ffff:8.8.8.8]/',
      'http://[64:ff9b::7f00:1]/',
      'http://169.254.169.254/latest/',
      'https://10.0.0.1:8443/',
    ],
    ...['http://user:pass@127.0.0.1/', 'http://example.com@127.0.0.1/', 'http://localhost/', 'http://LOCALHOST./'],
    ...[
      'http://a.localhost/',
      'http://１２７.０.０.１/',
      'http://①②⑦.0.0.1/',
      'http://127。0。0。1/',
      'http://%31%32%37.0.0.1/',
    ],
    ...['http://\t127.0.0.1/', ' http://127.0.0.1/ ', 'http://ⓛocalhost/'],
  ])('knows %j to be private', (url) =>
    expect(failure(url)).toEqual({ code: 'ADDRESS_NOT_PUBLIC', category: 'unprocessable' }),
  );

  it('normalizes what it accepts', () => {
    expect(failure(' HTTPS://User@Example.COM.:443/a%20b?x=1#frag ')).toBe('https://User@example.com/a%20b?x=1');
    expect(failure('http://bücher.example/')).toBe('http://xn--bcher-kva.example/');
    expect(failure('http://8.8.8.8/')).toBe('http://8.8.8.8/');
  });

  it('lets the operator open a private place, that port only', () => {
    expect(failure('http://127.0.0.1:9000/a', ['127.0.0.1:9000'])).toBe('http://127.0.0.1:9000/a');
    expect(failure('http://localhost:9000/a', ['localhost:9000'])).toBe('http://localhost:9000/a');
    expect(failure('http://127.0.0.1:9001/a', ['127.0.0.1:9000'])).toMatchObject({ code: 'ADDRESS_NOT_PUBLIC' });
  });

  it('shows no credentials in its message', () => {
    expect(() => parseSourceUrl('http://user:hunter2@127.0.0.1/?token=hunter3')).toThrow(
      /^http:\/\/127\.0\.0\.1\/\?token=redacted names an address that is not public\. Whoever runs the service can allow its host with OUTBOUND_ALLOW_PRIVATE\.$/,
    );
  });
});
