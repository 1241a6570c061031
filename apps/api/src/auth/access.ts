import { allScopes, type Role, type Scope } from '@app/auth';

/** Who may call a route. */
export type Access =
  { kind: 'public' } | { kind: 'caller' } | { kind: 'scopes'; scopes: Scope[] } | { kind: 'roles'; roles: Role[] };

const accessKey = 'auth:access';
const recognisesKey = 'auth:recognises';

export function setAccess(target: object, access: Access): void {
  if (access.kind === 'scopes' && !access.scopes.every((scope) => allScopes.includes(scope))) {
    throw new Error(`Unknown scope among ${access.scopes.join(', ')}`);
  }
  Reflect.defineMetadata(accessKey, access, target);
}

/** What the method says, else what its class says. */
export function accessOf(handler: object, controller: object): Access | undefined {
  return (
    ((Reflect.getMetadata(accessKey, handler) ?? Reflect.getMetadata(accessKey, controller)) as Access | undefined) ??
    undefined
  );
}

/** Marks a public route that wants to know its caller where there is one. */
export function setRecognises(handler: object): void {
  Reflect.defineMetadata(recognisesKey, true, handler);
}

export function recognises(handler: object): boolean {
  return Reflect.getMetadata(recognisesKey, handler) === true;
}
