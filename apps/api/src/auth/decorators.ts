import type { Caller, Role, Scope } from '@app/auth';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiFailures } from '../http/api-failures';
import { type Access, setAccess, setRecognises } from './access';

export { visibilityOf } from '@app/auth';

type RouteDecorator = MethodDecorator & ClassDecorator;

/** Anybody may call it; credentials are not looked at, unless a parameter is {@link CallerIfAny}. */
export const Public = (): RouteDecorator => applyDecorators(access({ kind: 'public' }), ApiFailures(429));

/** Anybody with valid credentials, whatever their role and scopes. */
export const Authenticated = (): RouteDecorator =>
  applyDecorators(access({ kind: 'caller' }), ApiBearerAuth('bearer'), ApiSecurity('api_key'), ApiFailures(401, 429));

/** Tells in the document that a public route answers an administrator with more. */
export const ApiMoreForAdmin = (): MethodDecorator =>
  applyDecorators(ApiSecurity({}), ApiBearerAuth('bearer'), ApiSecurity('api_key'));

/** All of these scopes: a key must have them, a session's role must. */
export const Scopes = (...scopes: Scope[]): RouteDecorator =>
  applyDecorators(
    access({ kind: 'scopes', scopes }),
    ApiExtension('x-required-scopes', scopes),
    ApiBearerAuth('bearer'),
    ApiSecurity('api_key'),
    ApiFailures(401, 403, 429),
  );

/** One of these roles, and a session: no API key may administer or make further keys. */
export const Roles = (...roles: Role[]): RouteDecorator =>
  applyDecorators(
    access({ kind: 'roles', roles }),
    ApiExtension('x-required-roles', roles),
    ApiBearerAuth('bearer'),
    ApiFailures(401, 403, 429),
  );

/** The {@link Caller} of a route that is not public. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Error('CurrentCaller on a route nobody authenticates for');
  return caller;
});

/**
 * Whose things the route's `:id` is about: the caller's own, or, for an administrator, their owner's. For what changes or removes them.
 */
export const OwnerId = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { caller, ownerId } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Error('OwnerId on a route nobody authenticates for');
  return ownerId ?? caller.userId;
});

const callerOrNull = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Caller | null =>
    context.switchToHttp().getRequest<FastifyRequest>().caller ?? null,
);

/** The {@link Caller} of a public route, null without credentials; wrong ones are refused. */
export const CallerIfAny = (): ParameterDecorator => (target, property, index) => {
  setRecognises((target as Record<string | symbol, object>)[property ?? ''] ?? target);
  callerOrNull()(target, property, index);
};

function access(value: Access): RouteDecorator {
  return (target: object, _property?: string | symbol, descriptor?: PropertyDescriptor) => {
    setAccess((descriptor?.value as object | undefined) ?? target, value);
  };
}
