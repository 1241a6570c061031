import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { getQueueToken } from '@nestjs/bull';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModuleRef } from '@nestjs/core';
import type { Queue } from 'bull';
import { declaredJobs, type JobDefinition, type RowPayload } from './define-job';
import { HANDLES } from './handles';
import { IdleWatch } from './idle-watch';
import { KnockDoor } from './knock-door';
import type { QueueName } from './queues';
import { Station } from './station';

type Handler = (rung?: string, hint?: string) => Promise<void>;

/** Binds every declared job to its one handler, or stops the boot: a job nobody works off would wait for ever. */
@Injectable()
export class HandlerRegistry implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listening = new Set<Queue>();
  private readonly doors: KnockDoor[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly modules: ModuleRef,
    private readonly idleWatch: IdleWatch,
  ) {}

  onApplicationBootstrap(): void {
    const handlers = this.handlers();
    for (const job of declaredJobs()) {
      const found = handlers.get(job.name) ?? [];
      if (found.length !== 1) {
        throw new Error(
          `The job ${job.name} has ${found.length} handlers; it needs exactly one @Handles method in the worker`,
        );
      }
    }
    for (const [handler] of handlers.values()) {
      if (!handler) continue;
      const station = new Station(handler.job, this.concurrency(handler.job.queue), handler.run);
      this.listen(station);
      this.idleWatch.watch(station);
      if (handler.job.knocks) this.hear(handler);
    }
  }

  /** Takes nothing more: a bell taken now would be answered by nobody. */
  async onModuleDestroy(): Promise<void> {
    for (const door of this.doors) door.close();
    await Promise.allSettled([...this.listening].map((queue) => queue.pause(true, true)));
  }

  private hear({ job, run }: { job: JobDefinition; run: Handler }): void {
    this.doors.push(new KnockDoor(this.config, job, this.logger, ({ id, hint }) => run(id, hint)));
  }

  private listen(station: Station): void {
    const { name, queue: queueName } = station.job;
    const queue = this.modules.get<Queue>(getQueueToken(queueName), { strict: false });
    this.listening.add(queue);
    queue.on('error', (error) => this.logger.warn({ err: error, queue: queueName }, 'queue trouble'));
    // The bell's own row may be another's work by now: the attempt names the one it took in its log lines.
    void queue.process(name, station.places, async (bell) => {
      try {
        await station.answer((bell.data as RowPayload).id);
      } catch (error) {
        this.logger.error(
          { err: error, job: name, bell: bell.id },
          'job handler failed; the reconciler will ring again',
        );
      }
    });
  }

  private concurrency(queue: QueueName): number {
    switch (queue) {
      case 'probe':
        return this.config.WORKER_CONCURRENCY;
      case 'analysis':
      case 'quality':
        return this.config.WORKER_HEAVY_CONCURRENCY;
      case 'stills':
      case 'reports':
      case 'insights':
        return 2;
    }
  }

  private handlers(): Map<string, { job: JobDefinition; run: Handler }[]> {
    const found = new Map<string, { job: JobDefinition; run: Handler }[]>();
    for (const { instance } of this.discovery.getProviders() as { instance?: Record<string, Handler> }[]) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as object | null;
      if (!prototype) continue;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const run = instance[method];
        const job = run && (Reflect.getMetadata(HANDLES, run) as JobDefinition | undefined);
        if (!run || !job) continue;
        found.set(job.name, [...(found.get(job.name) ?? []), { job, run: run.bind(instance) }]);
      }
    }
    return found;
  }
}
