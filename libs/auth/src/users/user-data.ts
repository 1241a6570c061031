import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';

/** Something that keeps rows or bytes of users. */
export interface UserDataOwner {
  /** For the log: `analyses`, `uploads`, … */
  name: string;
  /** Its tables with columns `id` and `user_id`, whose ids callers name: where it is looked up whose a thing is. */
  tables: readonly string[];
  /**
   * Ends what runs for the user and removes what is theirs, stored objects included. Called again after a failure: must not mind what is
   * gone, and must not swallow what could not be removed.
   */
  erase(userId: string): Promise<void>;
}

/** Who keeps data of users. Each feature's module of the API registers its own, so that deleting a user forgets nothing. */
@Injectable()
export class UserData {
  private readonly owners: UserDataOwner[] = [];

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  register(owner: UserDataOwner): void {
    this.owners.push(owner);
  }

  /** In the reverse order of registration: what was built on the rest goes first. */
  async erase(userId: string): Promise<void> {
    for (const owner of this.owners.toReversed()) await owner.erase(userId);
  }

  /** Whose these things are, by id; ids of nothing a user owns are left out. */
  async ownersOf(ids: readonly string[]): Promise<Map<string, string>> {
    const tables = this.owners.flatMap((owner) => owner.tables);
    if (ids.length === 0 || tables.length === 0) return new Map();
    const question = tables.map((table) => `SELECT id, user_id FROM "${table}" WHERE id = ANY($1::uuid[])`);
    const rows = await this.dataSource.query<{ id: string; user_id: string }[]>(question.join(' UNION ALL '), [ids]);
    return new Map(rows.map((row) => [row.id, row.user_id]));
  }
}
