import { Injectable } from '@nestjs/common';

/** Something that keeps rows or bytes of users. */
export interface UserDataOwner {
  /** For the log: `analyses`, `uploads`, … */
  name: string;
  /** Ends what runs for the user and removes what is theirs. Called again after a failure: must not mind what is gone. */
  erase(userId: string): Promise<void>;
}

/** Who keeps data of users. Each feature's module of the API registers its own, so that deleting a user forgets nothing. */
@Injectable()
export class UserData {
  private readonly owners: UserDataOwner[] = [];

  register(owner: UserDataOwner): void {
    this.owners.push(owner);
  }

  /** In the reverse order of registration: what was built on the rest goes first. */
  async erase(userId: string): Promise<void> {
    for (const owner of this.owners.toReversed()) await owner.erase(userId);
  }
}
