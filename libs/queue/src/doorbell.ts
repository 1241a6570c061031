import { getQueueToken } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bull';
import type { JobDefinition } from './define-job';

/** Rings workers awake. The bell is a hint and may be lost or rung twice: the row in PostgreSQL is the work. */
@Injectable()
export class Doorbell {
  constructor(private readonly modules: ModuleRef) {}

  /**
   * @param ringId names this ring, so that ringing again for the same attempt adds nothing while the first still waits
   * @throws when Redis is away; the reconciler rings later
   */
  async ring<P>(job: JobDefinition<P>, payload: P, ringId: string): Promise<void> {
    const queue = this.modules.get<Queue>(getQueueToken(job.queue), { strict: false });
    await queue.add(job.name, job.payload.parse(payload), {
      jobId: ringId,
      removeOnComplete: true,
      removeOnFail: true,
    });
  }
}
