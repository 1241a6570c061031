import { type Caller, visibilityOf } from '@app/auth';
import type { Asking } from '@app/policies';

export function asking(caller: Caller): Asking {
  return { userId: caller.userId, visibility: visibilityOf(caller) };
}
