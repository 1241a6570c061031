import { CONFIG, type Config, serviceVersion } from '@app/config';
import { MediaTools } from '@app/ffmpeg';
import { QualityTools } from '@app/quality';
import { WorkerRegistry } from '@app/queue';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Tells the API that this worker lives and what its tools can do. */
@Injectable()
export class Announcement implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tools: MediaTools,
    private readonly quality: QualityTools,
    private readonly registry: WorkerRegistry,
  ) {}

  /** At once what is known at once; what it can compare follows when it was tried. */
  onApplicationBootstrap(): void {
    this.announce({});
    void this.quality.abilities().then((quality) => this.announce({ quality }));
  }

  private announce(more: Record<string, unknown>): void {
    this.registry.announce({
      instance_id: this.config.instanceId,
      service_version: serviceVersion,
      tools: { ...this.tools.describe(), ...more },
    });
  }
}
