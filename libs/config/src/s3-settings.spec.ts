import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
const complete = { STORAGE_DRIVER: 's3', S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'key' };

describe('settings of S3', () => {
  it('refuse to boot when the driver lacks one, naming each', () => {
    expect(() => load({ STORAGE_DRIVER: 's3' })).toThrow(/S3_BUCKET[\s\S]*S3_ACCESS_KEY_ID[\s\S]*S3_SECRET_ACCESS_KEY/);
    expect(load(complete)).toMatchObject({ S3_REGION: 'us-east-1', S3_PREFIX: '', S3_SOURCE_BUCKETS: [] });
  });

  it('refuse half a pair of credentials, also when only sources use them', () => {
    expect(() => load({ S3_ACCESS_KEY_ID: 'id' })).toThrow(/S3_SECRET_ACCESS_KEY/);
    expect(() => load({ S3_SECRET_ACCESS_KEY: 'key' })).toThrow(/S3_ACCESS_KEY_ID/);
    expect(() => load({ ...complete, S3_ENDPOINT: 'minio:9000' })).toThrow(/S3_ENDPOINT/);
  });

  it('take the secret from a file and the prefix with or without slashes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    try {
      writeFileSync(join(folder, 'key'), 'from-file\n');
      const given = { ...complete, S3_SECRET_ACCESS_KEY: '' };
      const config = load({ ...given, S3_SECRET_ACCESS_KEY_FILE: join(folder, 'key'), S3_PREFIX: '/media/own/' });
      expect([config.S3_SECRET_ACCESS_KEY, config.S3_PREFIX]).toEqual(['from-file', 'media/own']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
