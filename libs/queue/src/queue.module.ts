import { CONFIG, type Config } from '@app/config';
import { BullModule } from '@nestjs/bull';
import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { QueueOptions } from 'bull';
import { Admission } from './admission';
import { Doorbell } from './doorbell';
import { HandlerRegistry } from './handler-registry';
import { IdleWatch } from './idle-watch';
import { JobEvents } from './job-events';
import { JobWait } from './job-wait';
import { LeaseRunner } from './lease-runner';
import { QueueFigures } from './queue-figures';
import { queues } from './queues';
import { Reconciler } from './reconciler';
import { impatientRedis, patientRedis } from './redis';
import { Words } from './words';
import { WorkerRegistry } from './worker-registry';

const longMs = 3_600_000;

/** Bull's own lock and stall machinery is kept out of the way: leases in PostgreSQL decide what is lost. */
function bullOptions(config: Config, patient: boolean): QueueOptions {
  const connect = patient ? patientRedis : impatientRedis;
  return {
    prefix: `${config.REDIS_PREFIX}:bull`,
    createClient: (type) => (type === 'client' ? connect(config) : patientRedis(config)),
    settings: { stalledInterval: longMs, maxStalledCount: 0, lockDuration: longMs, drainDelay: 5 },
  };
}

@Global()
@Module({})
export class QueueModule {
  /** The side that rings: never blocks on a Redis that is away. */
  static forCaller(): DynamicModule {
    return this.make(false, []);
  }

  /** The side that works: refuses to boot unless every declared job has exactly one handler. */
  static forWorker(): DynamicModule {
    return this.make(true, [HandlerRegistry, IdleWatch, LeaseRunner, Reconciler]);
  }

  private static make(patient: boolean, extra: Type[]): DynamicModule {
    return {
      module: QueueModule,
      imports: [
        DiscoveryModule,
        BullModule.forRootAsync({ inject: [CONFIG], useFactory: (config: Config) => bullOptions(config, patient) }),
        BullModule.registerQueue(...queues.map((name) => ({ name }))),
      ],
      providers: [Admission, Doorbell, Words, JobEvents, JobWait, QueueFigures, WorkerRegistry, ...extra],
      exports: [Admission, Doorbell, Words, JobEvents, JobWait, QueueFigures, WorkerRegistry, ...extra],
    };
  }
}
