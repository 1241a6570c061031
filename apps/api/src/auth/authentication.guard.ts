import { type Caller, credentialsMissing, KeyCallers, LoneUser, SessionCallers } from '@app/auth';
import { AppError } from '@app/errors';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FailedAuthentications } from '../limits/failed-authentications';
import { accessOf, recognises } from './access';
import { BearerGuard } from './bearer.guard';
import './fastify-request';
import { refuseForeignPages } from './own-machine';
import { RecentTokens } from './recent-tokens';

/** Proves who calls, on every route that isn't public. Proven moments ago: no I/O. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly keys: KeyCallers,
    private readonly bearer: BearerGuard,
    private readonly loneUser: LoneUser,
    private readonly failures: FailedAuthentications,
    private readonly recent: RecentTokens,
    private readonly sessions: SessionCallers,
  ) {}

  /** @throws AppError of the categories unauthenticated and too-many-requests */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.arrivedAt = performance.now();
    const isPublic = accessOf(context.getHandler(), context.getClass())?.kind === 'public';
    if (isPublic && !recognises(context.getHandler())) return true;
    try {
      const caller = await this.recognise(context);
      if (caller) request.caller = caller;
      else if (!isPublic) throw await this.refused(context, credentialsMissing({}));
    } catch (error) {
      // Health must answer when the stores don't: whoever can't be looked up is nobody there.
      if (isPublic && !(error instanceof AppError)) return true;
      throw error;
    }
    return true;
  }

  /**
   * Who calls; undefined without credentials. Wrong ones are counted against whoever sends them.
   * @throws AppError of the categories unauthenticated and too-many-requests
   */
  async recognise(context: ExecutionContext): Promise<Caller | undefined> {
    try {
      return await this.callerOf(context, context.switchToHttp().getRequest<FastifyRequest>());
    } catch (error) {
      throw isUnauthenticated(error) ? await this.refused(context, error) : error;
    }
  }

  private async refused(context: ExecutionContext, error: AppError): Promise<AppError> {
    const [request, reply] = [context.switchToHttp().getRequest<FastifyRequest>(), replyIn(context)];
    await this.refuse(request, reply, error.code);
    return error;
  }

  private async refuse(request: FastifyRequest, reply: FastifyReply, code: string): Promise<void> {
    if (code === credentialsMissing.code) await this.failures.countAnonymous(request, reply);
    else await this.failures.count(request, reply);
    // RFC 9110 §11.6.1: a 401 names a way to authenticate.
    void reply.header('WWW-Authenticate', 'Bearer');
  }

  private async callerOf(context: ExecutionContext, request: FastifyRequest): Promise<Caller | undefined> {
    const key = request.headers['x-api-key'];
    if (typeof key === 'string') return this.keys.peek(key) ?? this.proveKey(context, request, key);
    if (request.headers.authorization !== undefined) return this.proveToken(context, request);
    if (!this.loneUser.caller) return undefined;
    refuseForeignPages(request);
    return this.loneUser.caller;
  }

  private async proveKey(context: ExecutionContext, request: FastifyRequest, key: string): Promise<Caller> {
    this.failures.admit(request, replyIn(context));
    return this.keys.callerOf(key);
  }

  /** Its signature can't be guessed and costs little to check, so a valid session passes even where others guess keys. */
  private async proveToken(context: ExecutionContext, request: FastifyRequest): Promise<Caller> {
    const known = this.recent.peek(request.headers.authorization ?? '');
    if (known) return this.sessions.callerOf(known);
    await this.bearer.canActivate(context);
    return (request as FastifyRequest & { user: Caller }).user;
  }
}

function isUnauthenticated(error: unknown): error is AppError {
  return error instanceof AppError && error.category === 'unauthenticated';
}

function replyIn(context: ExecutionContext): FastifyReply {
  return context.switchToHttp().getResponse<FastifyReply>();
}
