import { AdministratorReach, type Caller } from '@app/auth';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { accessOf } from './access';
import './fastify-request';
import { originOf } from './origin';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mostIds = 100;

/**
 * Administrators may reach everything of the installation, and it is written down when it is somebody else's. On a route with `:id` they
 * act in the owner's place: see {@link OwnerId}.
 */
@Injectable()
export class AdministratorReachInterceptor implements NestInterceptor {
  constructor(private readonly reach: AdministratorReach) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { caller } = request;
    if (caller?.role !== 'admin' || accessOf(context.getHandler(), context.getClass())?.kind !== 'scopes')
      return next.handle();
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    const params = uuidsIn(request.params);
    const ids = [...new Set([...params, ...uuidsIn(request.body)])];
    const writes = request.method !== 'GET';
    const foreign = await this.reach.note(caller, { route, ids, writes }, originOf(request));
    const owner = params.map((id) => foreign.get(id)).find((id) => id !== undefined);
    if (owner !== undefined) request.ownerId = owner;
    return params.length > 0 ? next.handle() : this.noteShown(caller, route, request, next);
  }

  private noteShown(caller: Caller, route: string, request: FastifyRequest, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      concatMap(async (body: unknown) => {
        await this.reach.noteList(caller, route, shownOwners(body), originOf(request));
        return body;
      }),
    );
  }
}

/** In lower case, as they are stored; bounded, since a body may name thousands. */
function uuidsIn(value: unknown, found: string[] = []): string[] {
  if (found.length >= mostIds) return found;
  if (typeof value === 'string' && uuid.test(value)) found.push(value.toLowerCase());
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) uuidsIn(item, found);
  return found;
}

/** Of a list and of what is in it, or of one thing that is not named by a UUID. */
function shownOwners(body: unknown): string[] {
  const { items } = (body ?? {}) as { items?: unknown };
  const shown = [body, ...(Array.isArray(items) ? (items as unknown[]) : [])] as (Owned | null | undefined)[];
  return shown.flatMap((one) => [one?.user_id, one?.policy_user_id]).filter((id) => typeof id === 'string');
}

interface Owned {
  user_id?: unknown;
  policy_user_id?: unknown;
}
