import { Quotas } from '@app/auth';
import { BatchRepository, FeedRound } from '@app/batch';
import { ProbeService } from '@app/probe';
import { QualityService } from '@app/quality';
import { Injectable } from '@nestjs/common';

/** Holds items of a batch back while their owner's quota is used up: they wait, where a single call would be refused. */
@Injectable()
export class BatchQuota {
  constructor(
    rounds: FeedRound,
    quotas: Quotas,
    probes: ProbeService,
    quality: QualityService,
    batches: BatchRepository,
  ) {
    quotas.measureBy('runningJobs', (userId) => probes.unfinished(userId));
    quotas.measureBy('runningJobs', (userId) => quality.unfinished(userId));
    quotas.measureBy('waitingItems', (userId) => batches.waitingItems(userId));
    rounds.limitBy({
      jobs: (userId, wanted) => quotas.room(userId, wanted),
      items: (userId) => quotas.hasRoomForItems(userId),
    });
  }
}
