import { type Caller, KeyCallers, SessionCallers, visibilityOf } from '@app/auth';
import { AppError } from '@app/errors';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Whoever was let in for a reply that lasts: a key can be revoked, a session end and a role change before it does. */
@Injectable()
export class LastingCallers {
  constructor(
    private readonly keys: KeyCallers,
    private readonly sessions: SessionCallers,
  ) {}

  /**
   * Whether the caller of then is still somebody, and sees what it saw. Costs no question to the database more than once in three seconds.
   * @throws what the database throws when it is away
   */
  async stillReaches(request: FastifyRequest, caller: Caller): Promise<boolean> {
    try {
      const now = await this.now(request, caller);
      return JSON.stringify(visibilityOf(now)) === JSON.stringify(visibilityOf(caller));
    } catch (error) {
      if (error instanceof AppError && error.category === 'unauthenticated') return false;
      throw error;
    }
  }

  private async now(request: FastifyRequest, caller: Caller): Promise<Caller> {
    const key = request.headers['x-api-key'];
    if (caller.keyId !== null && typeof key === 'string') return this.keys.callerOf(key);
    if (caller.sessionId !== null)
      return this.sessions.callerOf({ sid: caller.sessionId, sub: caller.userId, typ: 'access' });
    // Nobody has to prove anything here: the lone user of this machine.
    return caller;
  }
}
