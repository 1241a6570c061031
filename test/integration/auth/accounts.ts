import type { Role } from '@app/auth';
import type { AuthApp } from './auth-app';

export interface Account {
  id: string;
  email: string;
  password: string;
  token: string;
}

let made = 0;

/** A new user with a session. */
export async function accountOf(auth: AuthApp, role: Role, more: Record<string, unknown> = {}): Promise<Account> {
  made += 1;
  const account = { email: `${role}-${made}@example.com`, password: `the password of ${role} ${made}` };
  const { access_token: adminToken } = await auth.login();
  const created = await auth.call<{ id: string }>('/api/v1/admin/users', {
    token: adminToken,
    body: { ...account, role, ...more },
  });
  if (created.status !== 201) throw new Error(`users: ${created.status} ${JSON.stringify(created.body)}`);
  return { id: created.body.id, ...account, token: (await auth.login(account)).access_token };
}
