import { getQueueToken } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bull';
import { type JobDefinition, rowPayload } from './define-job';

/** Rings workers awake. The bell is a hint and may be lost or rung twice: the row in PostgreSQL is the work. */
@Injectable()
export class Doorbell {
  constructor(private readonly modules: ModuleRef) {}

  /**
   * @param attempt of the row: ringing again for the same attempt adds nothing while the first ring still waits
   * @throws when Redis is away; the reconciler rings later
   */
  async ring(job: JobDefinition, id: string, attempt = 0): Promise<void> {
    const queue = this.modules.get<Queue>(getQueueToken(job.queue), { strict: false });
    await queue.add(job.name, rowPayload.parse({ id }), {
      jobId: `${job.event}-${id}-${attempt}`,
      removeOnComplete: true,
      removeOnFail: true,
    });
  }
}
