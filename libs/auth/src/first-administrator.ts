import { type DataSource, IsNull, Not } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Audit } from './audit/audit';
import { ApiKey } from './keys/api-key.entity';
import { apiKeyPrefix } from './keys/key-callers';
import { newOpaqueToken } from './opaque-token';
import type { Passwords } from './passwords/passwords';
import { allScopes } from './scope';
import { administratorsLock } from './users/administrators';
import { normalEmail } from './users/email';
import { User } from './users/user.entity';

/** The lone user of an installation without authentication can't log in and doesn't count. */
const proven = { role: 'admin', passwordHash: Not(IsNull()) } as const;

/**
 * Makes the first administrator and a key of theirs with every scope, if there is no administrator yet. Several at once make one.
 * @returns the key's text, told this once; null when there is an administrator
 */
export async function createFirstAdministrator(
  dataSource: DataSource,
  passwords: Passwords,
  account: { email: string; password: string; keyName: string },
): Promise<string | null> {
  if (await dataSource.manager.existsBy(User, proven)) return null;
  const passwordHash = await passwords.hash(account.password);
  return dataSource.transaction(async (manager) => {
    await manager.query(administratorsLock);
    if (await manager.existsBy(User, proven)) return null;
    const userId = uuid();
    const keyId = uuid();
    const { text, secretHash } = newOpaqueToken(apiKeyPrefix, keyId);
    await manager.insert(User, { id: userId, email: normalEmail(account.email), passwordHash, role: 'admin' });
    await manager.insert(ApiKey, { id: keyId, userId, name: account.keyName, scopes: [...allScopes], secretHash });
    // Nobody called: the installation's own program did it.
    const origin = { address: 'local', network: 'local', requestId: null, userAgent: null };
    const details = { email: normalEmail(account.email), key_id: keyId };
    await new Audit(dataSource).record(
      { actorId: userId, action: 'administrator.first-created', targetId: userId, origin, details },
      manager,
    );
    return text;
  });
}
