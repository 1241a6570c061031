import { tokenExpired, tokenInvalid } from '@app/auth';
import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

/** Passport's guard, telling failures in our words. */
@Injectable()
export class BearerGuard extends AuthGuard('jwt') {
  override handleRequest<Proven>(error: unknown, proven: Proven | false, info: unknown): Proven {
    if (error instanceof Error) throw error;
    if (proven) return proven;
    throw info instanceof Error && info.name === 'TokenExpiredError' ? tokenExpired({}) : tokenInvalid({});
  }
}
