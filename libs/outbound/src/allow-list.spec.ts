import { AllowList } from './allow-list';

const allows = (entry: string, host: string, address: string, port: number) =>
  AllowList.parse([entry]).allows(host, address, port);

describe('AllowList', () => {
  it.each([
    ['10.1.2.3', 'x.test', '10.1.2.3', 80, true],
    ['10.1.2.3', 'x.test', '10.1.2.4', 80, false],
    ['10.1.2.3:9000', 'x.test', '10.1.2.3', 9000, true],
    ['10.1.2.3:9000', 'x.test', '10.1.2.3', 9001, false],
    ['10.0.0.0/8', 'x.test', '10.200.0.1', 80, true],
    ['10.0.0.0/8:443', 'x.test', '10.200.0.1', 80, false],
    ['fd00::/8', 'x.test', 'fd12::1', 80, true],
    ['fd00::1', 'x.test', 'fd00::1', 80, true],
    ['[fd00::1]:443', 'fd00::1', 'fd00::1', 443, true],
    ['[fd00::1]:443', 'fd00::1', 'fd00::1', 80, false],
    ['10.0.0.0/8', 'x.test', 'fd12::1', 80, false],
    ['127.0.0.1', 'x.test', '::ffff:127.0.0.1', 80, false],
    ['MinIO.lan.', 'minio.lan', '10.0.0.5', 9000, true],
    ['minio.lan:9000', 'minio.lan', '10.0.0.5', 9000, true],
    ['minio.lan:9000', 'minio.lan', '10.0.0.5', 22, false],
    ['minio.lan', 'evil.minio.lan', '10.0.0.5', 80, false],
    ['lan', 'minio.lan', '10.0.0.5', 80, false],
  ] as const)('%s for %s at %s:%i is %s', (entry, host, address, port, expected) => {
    expect(allows(entry, host, address, port)).toBe(expected);
  });

  it.each([
    '',
    '*',
    '*.lan',
    '10.0.0.0/33',
    '10.0.0/8',
    'http://minio',
    'minio:0',
    'minio:70000',
    'minio:',
    'a b',
    '0x7f.1/8',
  ])('refuses to start on %j', (entry) =>
    expect(() => AllowList.parse([entry])).toThrow(/is not an address, CIDR, host or host:port/),
  );
});
