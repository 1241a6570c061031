import type { ExecutionContext } from '@nestjs/common';
import { MetricsGuard } from './metrics.guard';

const token = 't'.repeat(40);

function asking(authorization?: string): ExecutionContext {
  const http = { getRequest: () => ({ headers: { authorization } }), getResponse: () => ({ header: () => undefined }) };
  return { switchToHttp: () => http } as unknown as ExecutionContext;
}

describe('MetricsGuard', () => {
  it('lets nobody in while there is no token', () => {
    const guard = new MetricsGuard({ METRICS_TOKEN: undefined });
    for (const authorization of [undefined, 'Bearer undefined', 'Bearer ', `Bearer ${token}`]) {
      expect(() => guard.canActivate(asking(authorization))).toThrow(/METRICS_TOKEN/);
    }
  });

  it('lets in the token and nothing like it', () => {
    const guard = new MetricsGuard({ METRICS_TOKEN: token });
    expect(guard.canActivate(asking(`Bearer ${token}`))).toBe(true);
    for (const authorization of [undefined, token, `Bearer ${token}t`, `bearer ${token.slice(1)}`]) {
      expect(() => guard.canActivate(asking(authorization))).toThrow(/METRICS_TOKEN/);
    }
  });
});
