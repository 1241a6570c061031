import { holds, visibilityOf } from './caller';
import { allScopes } from './scope';

describe('what a caller may', () => {
  it('is everything of the role in a session', () => {
    expect(allScopes).toHaveLength(14);
    for (const role of ['admin', 'user'] as const)
      expect(allScopes.every((scope) => holds({ role, scopes: null }, scope))).toBe(true);
    expect(allScopes.filter((scope) => holds({ role: 'viewer', scopes: null }, scope))).toEqual(
      allScopes.filter((scope) => scope.endsWith(':read')),
    );
  });

  it('is what both key and role allow', () => {
    expect(holds({ role: 'user', scopes: ['probe:read'] }, 'probe:read')).toBe(true);
    expect(holds({ role: 'admin', scopes: ['probe:read'] }, 'probe:write')).toBe(false);
    expect(holds({ role: 'viewer', scopes: ['probe:write'] }, 'probe:write')).toBe(false);
  });

  it('is to see one’s own as a user and everything as viewer and administrator', () => {
    expect(visibilityOf({ role: 'user', userId: 'u' })).toEqual({ userId: 'u' });
    expect(visibilityOf({ role: 'viewer', userId: 'u' })).toBe('everything');
    expect(visibilityOf({ role: 'admin', userId: 'u' })).toBe('everything');
  });
});
