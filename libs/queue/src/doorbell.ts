import { getQueueToken } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bull';
import { type JobDefinition, rowPayload } from './define-job';
import { type QueueName, queues } from './queues';

/** Rings workers awake. The bell is a hint and may be lost or rung twice: the row in PostgreSQL is the work. */
@Injectable()
export class Doorbell {
  /** A bell rung before its row is stored is heard by a worker that looks for so long at least; whoever takes longer rings again. */
  static readonly leadMs = 100;

  constructor(private readonly modules: ModuleRef) {}

  /**
   * @param attempt of the row: ringing again for the same attempt adds nothing while the first ring still waits
   * @param again rings although the first ring may still be under way
   * @throws when Redis is away; the reconciler rings later
   */
  async ring(job: JobDefinition, id: string, attempt = 0, again = false): Promise<void> {
    await this.queue(job.queue).add(job.name, rowPayload.parse({ id }), {
      jobId: `${job.event}-${id}-${attempt}${again ? '-again' : ''}`,
      removeOnComplete: true,
      removeOnFail: true,
    });
  }

  /** Every doorbell there is, to look at. */
  queues(): Queue[] {
    return queues.map((name) => this.queue(name));
  }

  private queue(name: QueueName): Queue {
    return this.modules.get<Queue>(getQueueToken(name), { strict: false });
  }
}
