import { loadConfig } from './load-config';

const secret = 'x'.repeat(32);
const load = (settings: Record<string, string>) =>
  loadConfig({
    DATABASE_URL: 'postgres://u@h/d',
    REDIS_URL: 'redis://h',
    JWT_SECRET: secret,
    ENCRYPTION_KEY: secret,
    ...settings,
  });

describe('settings of authentication', () => {
  it('believes no proxy unless its address or network is named', () => {
    expect(load({}).TRUST_PROXY).toEqual([]);
    expect(load({ TRUST_PROXY: '10.0.0.0/8, 192.0.2.1,fd00::/8' }).TRUST_PROXY).toEqual([
      '10.0.0.0/8',
      '192.0.2.1',
      'fd00::/8',
    ]);
    for (const loose of ['true', '1', 'loopback', '10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8']) {
      expect(() => load({ TRUST_PROXY: loose })).toThrow(/TRUST_PROXY/);
    }
  });

  it('goes without authentication on a loopback address alone', () => {
    for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
      expect(load({ AUTH_MODE: 'none', HOST }).AUTH_MODE).toBe('none');
    for (const HOST of ['0.0.0.0', '::', '192.168.1.2', 'localhost.example', '127.0.0.1.example']) {
      expect(() => load({ AUTH_MODE: 'none', HOST })).toThrow(/AUTH_MODE: none is for a single user/);
    }
    expect(load({ HOST: '0.0.0.0' }).AUTH_MODE).toBe('required');
  });

  it('refuses a short secret among the previous ones without printing any', () => {
    expect(load({ JWT_PREVIOUS_SECRETS: `${'a'.repeat(32)},${'b'.repeat(40)}` }).JWT_PREVIOUS_SECRETS).toHaveLength(2);
    const tooShort = () => load({ JWT_PREVIOUS_SECRETS: `${'a'.repeat(32)},too-short` });
    expect(tooShort).toThrow(/JWT_PREVIOUS_SECRETS: each must be at least 32 bytes/);
    expect(tooShort).not.toThrow(/too-short/);
  });
});
