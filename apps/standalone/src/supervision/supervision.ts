import type { ProcessRef } from './process-identity';
import { type Death, type ServiceName, type ServiceSpec, Supervised } from './supervised';

interface SupervisionEvents {
  onSpawn(name: ServiceName, ref: ProcessRef): void;
  onDeath(death: Death): void;
}

/** So many deaths in a row during the start, and it is called broken instead of waited for. */
const brokenAfter = 5;

/** All processes of the stack: started once, started again whenever they die, ended in order. */
export class Supervision {
  private readonly services = new Map<ServiceName, Supervised>();
  private readonly pids = new Map<ServiceName, number>();
  private readonly deathsInARow = new Map<ServiceName, Death>();
  private ending = false;

  constructor(private readonly events: SupervisionEvents) {}

  /** @param onDeath a chance to mend something before the next start */
  start(spec: ServiceSpec, onDeath?: (death: Death) => void): void {
    if (this.ending) throw new Error('The stack is being stopped.');
    const service = new Supervised(spec, {
      onSpawn: (name, ref) => {
        this.pids.set(name, ref.pid);
        this.events.onSpawn(name, ref);
      },
      onDeath: (death) => {
        this.deathsInARow.set(death.name, death);
        onDeath?.(death);
        this.events.onDeath(death);
      },
    });
    this.services.set(spec.name, service);
    service.start();
  }

  get isEmpty(): boolean {
    return this.services.size === 0;
  }

  pidOf(name: ServiceName): number | null {
    return this.pids.get(name) ?? null;
  }

  /** Why a service will not come up, with the end of its log; null while there is hope. */
  brokenReason(name: ServiceName): string | null {
    const death = this.deathsInARow.get(name);
    const service = this.services.get(name);
    if (!death || !service || death.inARow < brokenAfter) return null;
    return `${name} keeps ending (${death.how}). ${this.lastWords(name)}`;
  }

  /** The end of what a service wrote since it was last started, and where the rest is. */
  lastWords(name: ServiceName): string {
    const service = this.services.get(name);
    if (!service) return '';
    return `Its last words, from ${service.spec.logFile}:\n\n${service.lastWords().replace(/^/gm, '  ')}`;
  }

  /** Ends everything from the outside in: API and worker first, PostgreSQL last. */
  async stop(): Promise<void> {
    this.ending = true;
    await Promise.all([this.stopOne('api'), this.stopOne('worker')]);
    await this.stopOne('redis');
    await this.stopOne('postgres');
  }

  private async stopOne(name: ServiceName): Promise<void> {
    await this.services.get(name)?.stop();
  }
}
