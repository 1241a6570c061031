import { Quotas } from '@app/auth';
import { FeedRound } from '@app/batch';
import { AppError } from '@app/errors';
import { ProbeService } from '@app/probe';
import { Injectable } from '@nestjs/common';

/** Holds items of a batch back while their owner's quota is used up: they wait, where a single call would be refused. */
@Injectable()
export class BatchQuota {
  constructor(
    rounds: FeedRound,
    private readonly quotas: Quotas,
    probes: ProbeService,
  ) {
    quotas.measureBy('runningJobs', (userId) => probes.unfinished(userId));
    rounds.limitBy((userId, wanted) => this.room(userId, wanted));
  }

  private async room(userId: string, wanted: number): Promise<number> {
    try {
      await this.quotas.check(userId, { jobs: wanted });
      return wanted;
    } catch (error) {
      if (!(error instanceof AppError) || error.category !== 'too-many-requests') throw error;
      const { quota, limit, used } = error.details;
      return quota === 'running_jobs' ? Math.max(0, Number(limit) - Number(used)) : 0;
    }
  }
}
