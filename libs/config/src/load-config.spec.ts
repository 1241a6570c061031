import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, loadDatabaseConfig, loadSigningConfig } from './load-config';

const secret = 'x'.repeat(32);
const minimal = {
  DATABASE_URL: 'postgres://u@h/d',
  REDIS_URL: 'redis://h',
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
};

describe('loadConfig', () => {
  it('names every bad setting at once and never prints a value', () => {
    const load = () => loadSigningConfig({ PORT: 'eighty', JWT_SECRET: 'short-one', ENCRYPTION_KEY: secret });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*REDIS_URL[\s\S]*JWT_SECRET: must be at least 32 bytes/);
    expect(load).not.toThrow(/short-one/);
  });

  it('demands the secret for tokens of who signs them, and of a program that only migrates the database alone', () => {
    const working = { ...minimal, JWT_SECRET: '' };
    expect(loadConfig(working).JWT_SECRET).toBeUndefined();
    expect(loadSigningConfig(minimal).JWT_SECRET).toBe(secret);
    expect(() => loadSigningConfig(working)).toThrow(/JWT_SECRET: is required/);
    expect(() => loadConfig({ ...minimal, JWT_SECRET: 'short-one' })).toThrow(/JWT_SECRET: must be/);
    expect(loadDatabaseConfig({ DATABASE_URL: minimal.DATABASE_URL })).toMatchObject({ DB_POOL_MAX: 25 });
    expect(() => loadDatabaseConfig({ DB_POOL_MAX: 'many' })).toThrow(/DATABASE_URL[\s\S]*DB_POOL_MAX/);
  });

  it('reads where traces go in the words of OpenTelemetry', () => {
    const load = (more: Record<string, string>) => loadConfig({ ...minimal, ...more });
    expect(load({})).toMatchObject({ OTEL_EXPORTER_OTLP_HEADERS: {}, OTEL_TRACES_SAMPLER_ARG: 1 });
    expect(load({ OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20a=b, x-team=media' })).toMatchObject({
      OTEL_EXPORTER_OTLP_HEADERS: { authorization: 'Bearer a=b', 'x-team': 'media' },
    });
    expect(() => load({ OTEL_EXPORTER_OTLP_HEADERS: 'Bearer secret-token' })).toThrow(
      /OTEL_EXPORTER_OTLP_HEADERS: must be/,
    );
    expect(() => load({ OTEL_EXPORTER_OTLP_HEADERS: 'Bearer secret-token' })).not.toThrow(/secret-token/);
    expect(() => load({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' })).toThrow(/must be the http or https URL/);
    expect(() => load({ OTEL_TRACES_SAMPLER_ARG: '2' })).toThrow(/OTEL_TRACES_SAMPLER_ARG/);
  });

  it('takes a secret from NAME_FILE', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    try {
      writeFileSync(join(folder, 'jwt'), `${'y'.repeat(40)}\n`);
      expect(loadConfig({ ...minimal, JWT_SECRET_FILE: join(folder, 'jwt') }).JWT_SECRET).toBe('y'.repeat(40));
      expect(() => loadConfig({ ...minimal, JWT_SECRET_FILE: join(folder, 'none') })).toThrow(
        /JWT_SECRET_FILE.*ENOENT/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads named media roots and refuses a relative one', () => {
    const { MEDIA_ROOTS } = loadConfig({ ...minimal, MEDIA_ROOTS: 'films=/srv/films/, /srv/clips' });
    expect(MEDIA_ROOTS).toEqual([
      { name: 'films', path: '/srv/films' },
      { name: 'clips', path: '/srv/clips' },
    ]);
    expect(() => loadConfig({ ...minimal, MEDIA_ROOTS: 'films=srv' })).toThrow(/absolute/);
  });

  it('requires the sandbox unless told otherwise', () => {
    expect(loadConfig(minimal).SANDBOX).toBe('require');
  });
});
