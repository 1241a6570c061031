import type { ItemRequest } from '@app/batch';
import { AppError, errorKind } from '@app/errors';
import { CsvError, parse } from 'csv-parse';
import type { FastifyRequest } from 'fastify';
import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate as breathe } from 'node:timers/promises';
import { boundedJson } from '../http/bounded-json';
import { csvItem } from './csv-item';
import { itemOf, malformed } from './batch-item.dto';

const mostBytes = 1024 ** 3;
const longestLine = 64 * 1024;
/** Checking an item takes a fraction of a millisecond: others get their turn between. */
const breatheEvery = 50;

const streamTooLarge = errorKind(
  'BODY_TOO_LARGE',
  'too-large',
  () => `A list of items has at most ${mostBytes / 1024 ** 3} GB. Send several batches.`,
);
const listMalformed = errorKind<{ reason: string }>(
  'ITEM_LIST_MALFORMED',
  'bad-request',
  (d) => `The list of items can't be read: ${d.reason}`,
);
const senderGone = errorKind(
  'SENDER_GONE',
  'bad-request',
  () => 'The list ended before it was complete. Nothing was kept.',
);

/** The items of a JSON body, checked one after the other. */
export async function* listedItems(values: readonly unknown[]): AsyncGenerator<ItemRequest> {
  for (const [index, value] of values.entries()) {
    if (index % breatheEvery === 0) await breathe();
    yield itemOf(value);
  }
}

/** Items as they arrive, and the fingerprint of all bytes once they have. */
export class StreamedItems {
  private readonly hash: Hash = createHash('sha256');

  constructor(
    private readonly request: FastifyRequest,
    private readonly format: 'csv' | 'ndjson',
  ) {}

  get sha256(): string {
    return this.hash.digest('hex');
  }

  /** @throws AppError BODY_TOO_LARGE, ITEM_LIST_MALFORMED, SENDER_GONE */
  async *items(): AsyncGenerator<ItemRequest> {
    try {
      let count = 0;
      for await (const item of this.format === 'csv' ? this.records() : this.lines()) {
        if ((count += 1) % breatheEvery === 0) await breathe();
        yield item;
      }
    } catch (error) {
      throw asAppError(error);
    } finally {
      // What still arrives is let go, so that a refusal can be read by a sender in the middle of its list.
      this.request.raw.resume();
    }
  }

  private async *bytes(): AsyncGenerator<Buffer> {
    let total = 0;
    for await (const chunk of this.request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if ((total += chunk.length) > mostBytes) throw streamTooLarge({});
      this.hash.update(chunk);
      yield chunk;
    }
    if (!this.request.raw.complete) throw senderGone({});
  }

  private async *records(): AsyncGenerator<ItemRequest> {
    const parser = parse({
      columns: true,
      bom: true,
      delimiter: [',', ';', '\t'],
      max_record_size: longestLine,
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    });
    const source = Readable.from(this.bytes(), { objectMode: false });
    source.once('error', (error) => parser.destroy(error));
    for await (const record of source.pipe(parser)) yield csvItem(record as Record<string, string>);
  }

  private async *lines(): AsyncGenerator<ItemRequest> {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for await (const chunk of this.bytes()) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield lineItem(line);
      if (rest.length > longestLine)
        throw listMalformed({ reason: `a line is longer than ${longestLine} characters.` });
    }
    if (rest.trim() !== '') yield lineItem(rest);
  }
}

function lineItem(line: string): ItemRequest {
  if (line.length > longestLine) return malformed('', `the line is longer than ${longestLine} characters`);
  try {
    return itemOf(boundedJson(line));
  } catch (error) {
    return malformed('', `not JSON: ${(error as Error).message}`);
  }
}

function asAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof CsvError) return listMalformed({ reason: `${error.message}.` });
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' ? senderGone({}) : error;
}
