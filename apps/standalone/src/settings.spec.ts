import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './settings';

it('has defaults for everything', () => {
  expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 8080, databaseUrl: null, redisUrl: null });
});

it('takes an empty variable as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
});

it('names every bad variable', () => {
  expect(() => readSettings({ PORT: 'eighty' })).toThrow(/PORT/);
  expect(() => readSettings({ PORT: '70000' })).toThrow(/PORT/);
});

it('reads NAME_FILE instead of NAME, and does not pass it on beside the value it decides', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  const file = join(folder, 'url');
  writeFileSync(file, 'postgres://from-a-file/db\n');
  const settings = readSettings({ DATABASE_URL: 'postgres://other/db', DATABASE_URL_FILE: file, OTHER_FILE: 'stays' });
  rmSync(folder, { recursive: true });
  expect(settings.databaseUrl).toBe('postgres://from-a-file/db');
  expect(settings.callerEnvironment).toEqual({ DATABASE_URL: 'postgres://other/db', OTHER_FILE: 'stays' });
});
