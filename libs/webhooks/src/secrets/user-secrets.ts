import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { secretContext } from './context';
import { liveSecrets, rotation, stillGood } from './rotation';
import { SigningSecretBox } from './signing-secret-box';
import { newSecret } from './signature';
import { UserSecret } from './user-secret.entity';

/** A secret in the clear, and until when the one before it is good, too. */
export interface ToldSecret {
  secret: string;
  previousUntil: Date | null;
}

/** The secrets that sign what is sent to the `webhook_url` of a request. Each user's comes to be when it is first needed. */
@Injectable()
export class UserSecrets {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly box: SigningSecretBox,
  ) {}

  async tell(userId: string): Promise<ToldSecret> {
    const row = await this.rowOf(userId);
    return { secret: this.box.open(row.secret, secretContext.user(userId)), previousUntil: stillGood(row) };
  }

  /** Every secret that signs now, the newest first. */
  async live(userId: string): Promise<string[]> {
    return liveSecrets(this.box, await this.rowOf(userId), secretContext.user(userId));
  }

  /** @param overlapSec how long the secret before signs as well */
  async rotate(userId: string, overlapSec: number): Promise<ToldSecret> {
    await this.rowOf(userId);
    const secret = newSecret();
    await this.dataSource.query(`UPDATE webhook_user_secrets SET ${rotation('$2', '$3')} WHERE user_id = $1`, [
      userId,
      this.box.seal(secret, secretContext.user(userId)),
      overlapSec,
    ]);
    return { ...(await this.tell(userId)), secret };
  }

  async forget(userId: string): Promise<void> {
    await this.dataSource.getRepository(UserSecret).delete({ userId });
  }

  private async rowOf(userId: string): Promise<UserSecret> {
    const rows = this.dataSource.getRepository(UserSecret);
    const known = await rows.findOneBy({ userId });
    if (known) return known;
    await this.dataSource.query(
      'INSERT INTO webhook_user_secrets (user_id, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [userId, this.box.seal(newSecret(), secretContext.user(userId))],
    );
    return rows.findOneByOrFail({ userId });
  }
}
