import type { Config } from '@app/config';
import type { Logger } from '@app/telemetry';
import { type DiscoveryService, MetadataScanner, type ModuleRef } from '@nestjs/core';
import { defineJob } from './define-job';
import { HandlerRegistry } from './handler-registry';
import { Handles } from './handles';
import type { IdleWatch } from './idle-watch';
import type { Station } from './station';

const job = defineJob({ name: 'spec.run', queue: 'probe', table: 'specs', event: 'spec', lane: 'quick' });

class One {
  @Handles(job)
  run(): Promise<void> {
    return Promise.resolve();
  }
}
class Another extends One {}
class Unconcerned {
  run(): void {}
}

const listened: [name: string, places: number][] = [];
const watched: Station[] = [];

function registryOf(...instances: object[]): HandlerRegistry {
  const queue = { on: () => undefined, process: (name: string, places: number) => listened.push([name, places]) };
  return new HandlerRegistry(
    { WORKER_CONCURRENCY: 4 } as Config,
    {} as Logger,
    { getProviders: () => instances.map((instance) => ({ instance })) } as unknown as DiscoveryService,
    new MetadataScanner(),
    { get: () => queue } as unknown as ModuleRef,
    { watch: (station: Station) => watched.push(station) } as unknown as IdleWatch,
  );
}

it('refuses to boot where a declared job has no handler, or two', () => {
  expect(() => registryOf(new Unconcerned()).onApplicationBootstrap()).toThrow(/spec\.run has 0 handlers/);
  expect(() => registryOf(new One(), new Another()).onApplicationBootstrap()).toThrow(/spec\.run has 2 handlers/);
  expect(listened).toEqual([]);
});

it('listens for the bell of a job with one handler and watches its places', () => {
  registryOf(new One(), new Unconcerned()).onApplicationBootstrap();
  expect(listened).toEqual([['spec.run', 4]]);
  expect(watched.map(({ job: { name }, places }) => [name, places])).toEqual([['spec.run', 4]]);
});

it('a job can’t be declared twice', () => {
  expect(() => defineJob(job)).toThrow(/declared twice/);
});
