import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ComparedFrame } from '../compare/comparer';
import type { FrameTable } from '../metrics/frame-table';
import { type FrameFormat, type FrameLine, frameLines, presentFrames } from './frame-lines';

/** The figures of every frame where our own bytes rest: streamed in and out, never whole in memory. */
@Injectable()
export class ComparisonFrames {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** @returns the key they rest under and how many lines there are. @throws AppError STORAGE_FULL */
  async keep(
    attempt: { id: string; attempt: number },
    table: FrameTable,
    rows: readonly ComparedFrame[],
    options: { frameRate: number | null; everyNth: number },
  ): Promise<{ key: string; count: number }> {
    const key = keyOf(attempt);
    let count = 0;
    const counted = function* () {
      for (const line of frameLines(table, rows, options.frameRate, options.everyNth)) {
        count += 1;
        yield line;
      }
    };
    await this.store.put(
      key,
      Readable.from(counted(), { objectMode: true }).map((line: string) => Buffer.from(line)),
    );
    return { key, count };
  }

  /** The figures of another comparison as this one's own. @returns their key. @throws AppError OBJECT_GONE, STORAGE_FULL */
  async copy(from: string, attempt: { id: string; attempt: number }): Promise<string> {
    const key = keyOf(attempt);
    await this.store.put(key, await this.store.get(from));
    return key;
  }

  /** @throws AppError OBJECT_GONE */
  async read(key: string, format: FrameFormat): Promise<Readable> {
    return Readable.from(presentFrames(await this.lines(key), format), { objectMode: false });
  }

  /** Frame `n`, or null when it was not compared or not sampled. @throws AppError OBJECT_GONE */
  async find(key: string, n: number): Promise<FrameLine | null> {
    for await (const text of await this.lines(key)) {
      if (text.startsWith(`{"n":${n},`)) return JSON.parse(text) as FrameLine;
    }
    return null;
  }

  async delete(key: string): Promise<void> {
    await this.store.delete(key);
  }

  private async lines(key: string): Promise<AsyncIterable<string>> {
    return createInterface({ input: await this.store.get(key), crlfDelay: Number.POSITIVE_INFINITY });
  }
}

function keyOf({ id, attempt }: { id: string; attempt: number }): string {
  return `comparisons/${id.slice(-2)}/${id}-${attempt}.ndjson`;
}
