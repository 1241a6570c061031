import { type WorkerCard, WorkerRegistry } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { capabilityMissing } from './errors';
import { type MetricName, metricNames } from './metrics/metric';

/** What a build can measure, as its worker found out by trying. */
export const abilitiesSchema = z.object({
  ffmpeg_version: z.string().nullable(),
  libvmaf_version: z.string().nullable(),
  /** by metric: null when it can be measured, else why not */
  metrics: z.record(z.enum(metricNames), z.string().nullable()),
  models: z.array(z.object({ version: z.string(), description: z.string() })),
});
export type QualityAbilities = z.infer<typeof abilitiesSchema>;

export const howToGetLibvmaf =
  'Set FFMPEG_PATH to a build with --enable-libvmaf; `npm run up` fetches one (from the Python package imageio-ffmpeg) where PyPI is reachable.';

/** @throws AppError CAPABILITY_MISSING naming the first thing that is asked for and can't be done */
export function requireAbilities(
  abilities: QualityAbilities,
  metrics: readonly MetricName[],
  model: string | null,
): void {
  for (const metric of metrics) {
    const reason = abilities.metrics[metric] ?? null;
    if (reason !== null) throw capabilityMissing({ capability: `The metric ${metric}`, reason, how: howToGetLibvmaf });
  }
  const versions = abilities.models.map(({ version }) => version);
  if (model !== null && metrics.includes('vmaf') && !versions.includes(model)) {
    const reason = `This build has ${versions.length > 0 ? versions.join(', ') : 'no VMAF models'}.`;
    throw capabilityMissing({
      capability: `The VMAF model ${model}`,
      reason,
      how: 'GET /api/v1/quality/models lists them.',
    });
  }
}

const patienceMs = 10_000;
const pollMs = 250;

/** What the living workers can measure, as they announced it. */
@Injectable()
export class AnnouncedAbilities {
  constructor(private readonly workers: WorkerRegistry) {}

  /** Of the first living worker that says; null when none does or Redis is away: the worker itself then decides. */
  async read(): Promise<QualityAbilities | null> {
    return abilitiesOn(await this.cards());
  }

  /** As {@link read}, but a living worker that has only just started is given the time to try its tools. */
  async readPatiently(): Promise<QualityAbilities | null> {
    for (const until = Date.now() + patienceMs; ; await wait(pollMs)) {
      const cards = await this.cards();
      const abilities = abilitiesOn(cards);
      if (abilities || cards.length === 0 || Date.now() > until) return abilities;
    }
  }

  private async cards(): Promise<WorkerCard[]> {
    return this.workers.alive().catch(() => []);
  }
}

function abilitiesOn(cards: readonly WorkerCard[]): QualityAbilities | null {
  for (const { tools } of cards) {
    const parsed = abilitiesSchema.safeParse(tools['quality']);
    if (parsed.success) return parsed.data;
  }
  return null;
}
