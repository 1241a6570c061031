import { appSpec, type Surroundings } from './programs';
import { readSettings } from './settings';

const around = (environment: NodeJS.ProcessEnv) =>
  ({
    settings: readSettings(environment),
    folders: { root: '/r', log: '/r/log', storage: '/r/storage', media: '/r/media' },
    secrets: { jwt_secret: 'made-jwt', encryption_key: 'made-key' },
    tools: { ffprobe: { path: '/p' }, ffmpeg: { path: '/f' } },
    databaseUrl: 'postgres://h/d',
    redisUrl: 'redis://h',
    freshData: true,
    port: 1,
  }) as Surroundings;

const secretsOf = (name: 'api' | 'worker', environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(
    Object.entries(appSpec(around(environment), name).env).filter(([key]) => /^(?:JWT|ADMIN|ENCRYPTION)_/.test(key)),
  );

it('tells each program its own secrets: who signs tokens, and nobody the password of a person', () => {
  const given = { JWT_SECRET: 'mine', JWT_PREVIOUS_SECRETS: 'old', ADMIN_PASSWORD: 'a person’s', LOG_LEVEL: 'warn' };
  expect(secretsOf('api', given)).toEqual({
    JWT_SECRET: 'mine',
    JWT_PREVIOUS_SECRETS: 'old',
    ENCRYPTION_KEY: 'made-key',
  });
  expect(secretsOf('worker', given)).toEqual({ ENCRYPTION_KEY: 'made-key' });
  expect(secretsOf('api', {})).toEqual({ JWT_SECRET: 'made-jwt', ENCRYPTION_KEY: 'made-key' });
  expect(appSpec(around(given), 'worker').env['LOG_LEVEL']).toBe('warn');
});
