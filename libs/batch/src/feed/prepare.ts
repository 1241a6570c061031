import { AppError } from '@app/errors';
import { LOGGER, type Logger } from '@app/telemetry';
import { ProbeService } from '@app/probe';
import { QualityService } from '@app/quality';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { analysisOptionsOf, comparisonOptionsOf, type NamedSource } from '../batch-settings';
import { ItemSources } from '../receive/item-sources';
import type { PreparedItem, WaitingItem } from './admit';
import type { BatchRow } from './batch-row';

const atOnce = 16;
/** A file system that doesn't answer must not hold the rest of the batch. */
const findWithinMs = 10_000;

const tooSlow = () =>
  new AppError(
    'SOURCE_SLOW',
    'media',
    `The source was not found within ${findWithinMs / 1000} s. Try the item again later.`,
  );

/** From waiting items to rows for the workers: finds the bytes, joins the options. */
@Injectable()
export class ItemPreparation {
  constructor(
    private readonly sources: ItemSources,
    private readonly probes: ProbeService,
    private readonly quality: QualityService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** In the order of the items. */
  async prepare(batch: BatchRow, items: readonly WaitingItem[]): Promise<PreparedItem[]> {
    const prepared: PreparedItem[] = [];
    for (let at = 0; at < items.length; at += atOnce)
      prepared.push(...(await Promise.all(items.slice(at, at + atOnce).map((item) => this.one(batch, item)))));
    return prepared;
  }

  private async one(batch: BatchRow, item: WaitingItem): Promise<PreparedItem> {
    const stopped = new AbortController();
    try {
      return await Promise.race([
        this.row(batch, item),
        delay(findWithinMs, undefined, { signal: stopped.signal }).then(() => Promise.reject(tooSlow())),
      ]);
    } catch (error) {
      if (!(error instanceof AppError)) {
        this.logger.error({ err: error, batch_id: batch.id, index: item.index }, 'an item could not be prepared');
        // What is not about the item, a database that is away, is tried again with the next round.
        throw error;
      }
      const failure = { code: error.code, title: 'The item could not be done', detail: error.message };
      return { item, error: failure };
    } finally {
      stopped.abort();
    }
  }

  private async row(batch: BatchRow, item: WaitingItem): Promise<PreparedItem> {
    const { subject } = item;
    const { user_id: userId } = batch;
    if (subject.kind === 'comparison') {
      const options = comparisonOptionsOf(batch.options, subject.overrides);
      const [reference, distorted] = await Promise.all([
        this.side(userId, subject.reference),
        this.side(userId, subject.distorted),
      ]);
      const [comparison] = await this.quality.prepare(userId, { reference, distorted: [distorted], options });
      if (!comparison) throw new Error('a comparison without a row');
      const sides = [reference, distorted].map(({ source }) => source.input);
      const named = { ...item, name: distorted.source.view.name };
      return {
        item: named,
        comparison,
        key: options.webhook_url === null ? keyOf(['comparison', sides, options]) : null,
      };
    }
    const options = analysisOptionsOf(batch.options, subject.overrides);
    const source = await this.sources.find(userId, subject.source);
    const labels = { ...batch.labels, ...item.labels };
    const analysis = await this.probes.prepare(userId, { source, options, labels });
    const named = { ...item, name: source.view.name };
    const alone = options.fresh || options.webhook_url !== null;
    return {
      item: named,
      analysis,
      key: alone ? null : keyOf(['analysis', bytesOf(subject.source, analysis), analysis.optionsKey]),
    };
  }

  private async side(userId: string, named: NamedSource) {
    const analysisId = named.kind === 'analysis_id' ? named.analysis_id : null;
    return { source: await this.sources.find(userId, named), analysisId };
  }
}

/** Names the bytes of a source without reading them; remote ones by how they were named. */
function bytesOf(named: NamedSource, { contentKey, id }: { contentKey: string | null; id: string }): string {
  return contentKey ?? (named.kind === 'resolved' ? named.identity : id);
}

function keyOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
