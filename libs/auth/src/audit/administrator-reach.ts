import { Injectable } from '@nestjs/common';
import type { Caller, Origin } from '../caller';
import { UserData } from '../users/user-data';
import { Audit } from './audit';

const mostRemembered = 50_000;
/** A page that polls is one entry a minute, not one a second. */
const oncePerMs = 60_000;

/** What an administrator is about to do. */
export interface Reach {
  /** `GET api/v1/probe/analyses/:id` */
  route: string;
  /** Ids named in the path and the body. */
  ids: readonly string[];
  writes: boolean;
}

/** Notes when an administrator reaches for what belongs to somebody else. One's own things cost a look into a table in memory. */
@Injectable()
export class AdministratorReach {
  /** Owners never change. */
  private readonly owners = new Map<string, string>();
  private readonly noted = new Map<string, number>();

  constructor(
    private readonly data: UserData,
    private readonly audit: Audit,
  ) {}

  /**
   * Writes the entry before the deed: there is no reading without it.
   * @returns owners of the ids that belong to others
   */
  async note(caller: Caller, reach: Reach, origin: Origin): Promise<Map<string, string>> {
    const foreign = new Map<string, string>();
    for (const [id, owner] of await this.ownersOf(reach.ids)) if (owner !== caller.userId) foreign.set(id, owner);
    for (const [targetId, owner] of foreign) await this.enter(caller, reach, { targetId, owners: [owner] }, origin);
    return foreign;
  }

  /** After a list: `userIds` are the owners of what it shows. */
  async noteList(caller: Caller, route: string, userIds: readonly string[], origin: Origin): Promise<void> {
    const owners = [...new Set(userIds)].filter((id) => id !== caller.userId);
    if (owners.length > 0) await this.enter(caller, { route, writes: false }, { targetId: null, owners }, origin);
  }

  private async enter(
    caller: Caller,
    { route, writes }: Pick<Reach, 'route' | 'writes'>,
    { targetId, owners }: { targetId: string | null; owners: string[] },
    origin: Origin,
  ): Promise<void> {
    const what = `${caller.userId} ${caller.keyId ?? ''} ${route} ${targetId ?? ''} ${owners.join()}`;
    const now = performance.now();
    if (!writes && now - (this.noted.get(what) ?? -oncePerMs) < oncePerMs) return;
    await this.audit.record({
      actorId: caller.userId,
      keyId: caller.keyId,
      action: writes ? 'data.changed' : 'data.read',
      targetId,
      origin,
      details: { route, owners },
    });
    remember(this.noted, what, now);
  }

  private async ownersOf(ids: readonly string[]): Promise<[string, string][]> {
    const unknown = ids.filter((id) => !this.owners.has(id));
    if (unknown.length > 0)
      for (const [id, owner] of await this.data.ownersOf(unknown)) remember(this.owners, id, owner);
    return ids.flatMap((id) => {
      const owner = this.owners.get(id);
      return owner === undefined ? [] : [[id, owner] as [string, string]];
    });
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= mostRemembered) map.clear();
  map.set(key, value);
}
