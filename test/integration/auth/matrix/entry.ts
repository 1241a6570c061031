import type { Scope } from '@app/auth';
import type { Thing } from './things';

/** What a route expects. The answers to everybody who may not follow from it. */
export interface Entry {
  /** A scope; or `public`, `caller` (any credentials), `session` (a login, no key), `admin` (an administrator's login). */
  needs: Scope | 'public' | 'caller' | 'session' | 'admin';
  /** What the first parameter of the path names; somebody else's is 404. See things.ts. */
  thing?: Thing;
  /** Other parameters of the path. */
  params?: Record<string, string>;
  query?: string;
  /** Good bodies. `idOf` gives the id of a thing of the caller's; every `…_id` the route documents must be in one of them. */
  bodies?: ((idOf: (thing: Thing) => Promise<string>) => unknown)[];
  /** The answer to who may; 200 unless told. */
  ok?: number;
  /** The answer to a body that names somebody else's thing; 404 unless told. */
  foreign?: number;
  /** Whoever calls it has to log in again. */
  endsSession?: true;
  /** Not even a viewer or an administrator reaches somebody else's. */
  ownerOnly?: true;
}
