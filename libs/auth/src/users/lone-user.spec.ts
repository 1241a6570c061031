import type { Logger } from '@app/telemetry';
import type { DataSource } from 'typeorm';
import { LoneUser } from './lone-user';

describe('the one user of a laptop', () => {
  const boot = async (mode: 'none' | 'required') => {
    const warn = jest.fn();
    const query = jest.fn().mockResolvedValue([]);
    const lone = new LoneUser(
      { AUTH_MODE: mode, HOST: '127.0.0.1' },
      { warn } as unknown as Logger,
      { query } as unknown as DataSource,
    );
    await lone.onModuleInit();
    return { lone, warn, query };
  };

  it('is announced loudly at every start', async () => {
    const { lone, warn } = await boot('none');
    expect(lone.caller?.role).toBe('admin');
    expect(warn).toHaveBeenCalledWith({ host: '127.0.0.1' }, expect.stringMatching(/EVERYBODY .* ADMINISTRATOR/));
  });

  it('is nobody, without a word, where authentication is required', async () => {
    const { lone, warn, query } = await boot('required');
    expect([lone.caller, warn.mock.calls, query.mock.calls]).toEqual([null, [], []]);
  });
});
