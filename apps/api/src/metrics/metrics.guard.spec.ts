import type { Caller } from '@app/auth';
import type { ExecutionContext } from '@nestjs/common';
import { MetricsGuard } from './metrics.guard';

const token = 't'.repeat(40);

function asking(authorization?: string): ExecutionContext {
  const http = { getRequest: () => ({ headers: { authorization } }), getResponse: () => ({ header: () => undefined }) };
  return { switchToHttp: () => http } as unknown as ExecutionContext;
}

const guardOf = (METRICS_TOKEN: string | undefined, role?: Caller['role']): MetricsGuard =>
  new MetricsGuard({ METRICS_TOKEN }, { recognise: () => Promise.resolve(role && ({ role } as Caller)) });

describe('MetricsGuard', () => {
  it('lets nobody in by a token while there is none', async () => {
    for (const authorization of [undefined, 'Bearer undefined', 'Bearer ', `Bearer ${token}`]) {
      await expect(guardOf(undefined).canActivate(asking(authorization))).rejects.toThrow(/METRICS_TOKEN/);
    }
  });

  it('lets in the token and nothing like it', async () => {
    const guard = guardOf(token);
    await expect(guard.canActivate(asking(`Bearer ${token}`))).resolves.toBe(true);
    for (const authorization of [undefined, token, `Bearer ${token}t`, `bearer ${token.slice(1)}`]) {
      await expect(guard.canActivate(asking(authorization))).rejects.toThrow(/METRICS_TOKEN/);
    }
  });

  it('lets in administrators and no other role, with a token or without', async () => {
    for (const set of [undefined, token]) {
      await expect(guardOf(set, 'admin').canActivate(asking())).resolves.toBe(true);
      await expect(guardOf(set, 'viewer').canActivate(asking())).rejects.toMatchObject({ code: 'ROLE_MISSING' });
      await expect(guardOf(set, 'user').canActivate(asking())).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    }
  });
});
