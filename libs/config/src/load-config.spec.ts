import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './load-config';

const secret = 'x'.repeat(32);
const minimal = {
  DATABASE_URL: 'postgres://u@h/d',
  REDIS_URL: 'redis://h',
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
};

describe('loadConfig', () => {
  it('names every bad setting at once and never prints a value', () => {
    const load = () => loadConfig({ PORT: 'eighty', JWT_SECRET: 'short-one', ENCRYPTION_KEY: secret });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*REDIS_URL[\s\S]*JWT_SECRET: must be at least 32 bytes/);
    expect(load).not.toThrow(/short-one/);
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
