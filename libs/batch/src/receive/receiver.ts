import { CONFIG, type Config } from '@app/config';
import { AppError } from '@app/errors';
import { MediaListings } from '@app/media';
import { CallbackUrls } from '@app/outbound';
import { ProbeService } from '@app/probe';
import { Words } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type BatchListing, type BatchOptions, type ItemSubject, mostItems } from '../batch-settings';
import { batchEmpty, tooManyItems } from '../errors';
import { globs } from '../list/globs';
import type { ItemRequest, RefusedItem } from './item-request';
import { ItemSources, shownName } from './item-sources';
import { inChunks } from './in-chunks';
import { type NewItem, ReceptionRepository } from './reception.repository';
import { malformedItem, notTaken, refusal } from './refusals';

export interface BatchRequest {
  options: BatchOptions;
  labels: Record<string, string>;
  concurrency: number;
  /** refuse the whole batch when any item is not acceptable or not available */
  allOrNothing: boolean;
  listing: BatchListing | null;
  /** Asked before so many items more are stored; throws where they may not be. */
  admit: (items: number) => Promise<void>;
}

/** A batch whose items are all stored, not yet begun. */
export interface ReceivedBatch {
  id: string;
  /** null while a listing has still to be made */
  total: number | null;
  /** how many items were not accepted; they count as failed */
  refused: number;
  /** the first of them */
  errors: RefusedItem[];
}

const chunkSize = 500;
const findsAtOnce = 16;
const mostErrors = 100;

/** Takes a batch in as its items arrive: memory holds one chunk of them, whatever their number. */
@Injectable()
export class BatchReceiver {
  private readonly callbacks: CallbackUrls;

  constructor(
    private readonly rows: ReceptionRepository,
    private readonly sources: ItemSources,
    private readonly listings: MediaListings,
    private readonly probes: ProbeService,
    private readonly words: Words,
    @Inject(CONFIG) config: Config,
  ) {
    this.callbacks = new CallbackUrls(config);
  }

  /**
   * Stores a batch that nobody sees until {@link begin}. Whatever goes wrong leaves nothing behind.
   * @throws AppError BATCH_EMPTY, BATCH_ITEMS_REFUSED, BATCH_TOO_LARGE, GLOB_NOT_ACCEPTABLE, POLICY_NOT_FOUND, CHECK_NOT_FOUND, those of
   * places to list, and what reading `items` and `admit` throw
   */
  async receive(userId: string, request: BatchRequest, items: AsyncIterable<ItemRequest>): Promise<ReceivedBatch> {
    await this.probes.requireKnown(userId, request.options.analysis);
    const { webhook_url } = request.options;
    if (webhook_url !== null) request.options.webhook_url = this.callbacks.accept(webhook_url);
    if (request.listing) {
      globs(request.listing.include, request.listing.exclude);
      await this.listings.require(request.listing.place);
    }
    const id = uuid();
    await this.rows.open({ id, userId, ...request });
    try {
      return request.listing
        ? { id, total: null, refused: 0, errors: [] }
        : await this.take(userId, id, request, items);
    } catch (error) {
      await this.rows.discard(id);
      throw error;
    }
  }

  /** Once this returns the batch is never lost. */
  async begin(id: string): Promise<void> {
    await this.rows.begin(id);
    this.words.say({ kind: 'batch', id });
  }

  async discard(id: string): Promise<void> {
    await this.rows.discard(id);
  }

  private async take(
    userId: string,
    id: string,
    { allOrNothing, admit }: Pick<BatchRequest, 'allOrNothing' | 'admit'>,
    items: AsyncIterable<ItemRequest>,
  ): Promise<ReceivedBatch> {
    const refusals: RefusedItem[] = [];
    let refused = 0;
    let malformed = false;
    let total = 0;
    for await (const chunk of inChunks(items, chunkSize)) {
      if (total + chunk.length > mostItems) throw tooManyItems({ most: mostItems });
      await admit(chunk.length);
      const first = total;
      const taken = await this.takeChunk(userId, first, chunk, allOrNothing);
      for (const { refusal } of taken) {
        if (!refusal) continue;
        refused += 1;
        malformed ||= refusal.errors.length > 0;
        if (refusals.length < mostErrors) refusals.push(refusal);
      }
      // A batch that will be refused is read to its end for its reasons alone.
      if (!(allOrNothing && refused > 0))
        await this.rows.add(
          id,
          taken.map(({ item }) => item),
        );
      total += chunk.length;
    }
    if (total === 0) throw batchEmpty({});
    if (refused === total || (allOrNothing && refused > 0)) throw refusal(refused, malformed, refusals);
    return { id, total, refused, errors: refusals };
  }

  private async takeChunk(
    userId: string,
    first: number,
    chunk: readonly ItemRequest[],
    mustBeThere: boolean,
  ): Promise<{ item: NewItem; refusal: RefusedItem | null }[]> {
    const taken: { item: NewItem; refusal: RefusedItem | null }[] = [];
    for (let at = 0; at < chunk.length; at += findsAtOnce) {
      const some = chunk.slice(at, at + findsAtOnce);
      taken.push(
        ...(await Promise.all(some.map((item, place) => this.takeOne(userId, first + at + place, item, mustBeThere)))),
      );
    }
    return taken;
  }

  private async takeOne(
    userId: string,
    index: number,
    request: ItemRequest,
    mustBeThere: boolean,
  ): Promise<{ item: NewItem; refusal: RefusedItem | null }> {
    try {
      if (request.kind === 'malformed') return notTaken(index, malformedItem(request.errors), request.errors);
      const subject = await this.subject(userId, request);
      if (mustBeThere) await this.requireThere(userId, subject);
      const name = shownName(subject.kind === 'analysis' ? subject.source : subject.distorted);
      return { item: { index, name, subject, labels: request.labels, error: null }, refusal: null };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return notTaken(index, error, error.category === 'bad-request' ? [{ path: '', message: error.message }] : []);
    }
  }

  private async subject(userId: string, request: Exclude<ItemRequest, { kind: 'malformed' }>): Promise<ItemSubject> {
    if (request.kind === 'comparison') {
      const { kind, overrides } = request;
      const reference = await this.sources.name(userId, request.reference);
      return { kind, reference, distorted: await this.sources.name(userId, request.distorted), overrides };
    }
    const { webhook_url = null } = request.overrides;
    const told = webhook_url === null ? {} : { webhook_url: this.callbacks.accept(webhook_url) };
    await this.probes.requireKnown(userId, request.overrides);
    return {
      kind: 'analysis',
      source: await this.sources.name(userId, request.source),
      overrides: { ...request.overrides, ...told },
    };
  }

  private async requireThere(userId: string, subject: ItemSubject): Promise<void> {
    if (subject.kind === 'analysis') await this.sources.find(userId, subject.source);
    else await Promise.all([subject.reference, subject.distorted].map((side) => this.sources.find(userId, side)));
  }
}
