import { type Caller, credentialsMissing, holds, roleMissing, scopeMissing, sessionNeeded } from '@app/auth';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Access, accessOf } from './access';
import './fastify-request';

/** Lets through whom the route names. A route that names nobody lets nobody through (and the boot refused it already). */
@Injectable()
export class AuthorizationGuard implements CanActivate {
  /** @throws AppError SCOPE_MISSING, ROLE_MISSING, SESSION_NEEDED */
  canActivate(context: ExecutionContext): boolean {
    const access = accessOf(context.getHandler(), context.getClass());
    if (!access) return false;
    if (access.kind === 'public') return true;
    const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!caller) throw credentialsMissing({});
    authorize(caller, access);
    return true;
  }
}

function authorize(caller: Caller, access: Exclude<Access, { kind: 'public' }>): void {
  switch (access.kind) {
    case 'caller':
      return;
    case 'scopes': {
      const missing = access.scopes.find((scope) => !holds(caller, scope));
      if (missing) throw scopeMissing({ scope: missing });
      return;
    }
    case 'roles':
      if (caller.keyId !== null) throw sessionNeeded({});
      if (!access.roles.includes(caller.role)) throw roleMissing({ roles: access.roles.join(' or ') });
  }
}
