import { BodyCache } from '@app/cache';
import type { Page } from '@app/database';
import type { Reply } from '@app/queue';
import { Injectable } from '@nestjs/common';
import type { AnalysisFilter, Visibility } from './analysis-query';
import { AnalysisRepository } from './analysis.repository';
import { type AnalysisView, fullAnalysis, type FullAnalysisView, listedAnalysis } from './analysis-view';
import { analysisNotFinished, analysisNotFound, thumbnailNotFound } from './errors';
import { ThumbnailRepository } from './thumbnails/thumbnail.repository';

/** A body ready to be sent, and the tag that names its version. */
export interface AnalysisBody<T = Buffer> {
  /** JSON in UTF-8 */
  json: T;
  etag: string;
}

/** Shows analyses: as bodies of a version, as documents, and their parts. */
@Injectable()
export class Analyses {
  constructor(
    private readonly rows: AnalysisRepository,
    private readonly thumbnails: ThumbnailRepository,
    private readonly cache: BodyCache,
  ) {}

  /** @throws AppError ANALYSIS_NOT_FOUND */
  async body(visibility: Visibility, id: string): Promise<AnalysisBody> {
    const head = await this.rows.head(visibility, id);
    if (!head) throw analysisNotFound({ id });
    const key = `analysis:${id}:${head.version}`;
    const settled = head.status !== 'pending' && head.status !== 'running';
    const cached = settled ? await this.cache.get(key) : undefined;
    if (cached !== undefined) return { json: cached, etag: etagOf(id, head.version) };
    const row = await this.rows.find(visibility, id);
    if (!row) throw analysisNotFound({ id });
    const json = Buffer.from(JSON.stringify(fullAnalysis(row)));
    // The row may have changed since its head was read: the body is kept under the version it really has.
    if (settled) void this.cache.keep(`analysis:${id}:${row.version}`, json);
    return { json, etag: etagOf(id, row.version) };
  }

  /**
   * The body of one's own analysis that was just made: read once, without the cache.
   * @param reply the worker's, where it handed one over: the same without reading
   */
  async freshBody(
    userId: string,
    id: string,
    reply: Reply | null = null,
  ): Promise<AnalysisBody<string> & { settled: boolean }> {
    if (reply !== null) return { json: reply.json, etag: etagOf(id, reply.version), settled: true };
    const row = await this.rows.find({ userId }, id);
    if (!row) throw analysisNotFound({ id });
    const settled = row.status !== 'pending' && row.status !== 'running';
    return { json: JSON.stringify(fullAnalysis(row)), etag: etagOf(id, row.version), settled };
  }

  async etag(visibility: Visibility, id: string): Promise<string> {
    const head = await this.rows.head(visibility, id);
    if (!head) throw analysisNotFound({ id });
    return etagOf(id, head.version);
  }

  /** Series over time; every one null where the depth saw none. @throws AppError ANALYSIS_NOT_FOUND */
  async timeline(visibility: Visibility, id: string): Promise<Record<string, unknown>> {
    const found = await this.rows.timeline(visibility, id);
    if (!found) throw analysisNotFound({ id });
    return found.timeline ?? {};
  }

  /** A finding's picture. @throws AppError ANALYSIS_NOT_FOUND, THUMBNAIL_NOT_FOUND */
  async thumbnail(visibility: Visibility, id: string, number: number): Promise<Buffer> {
    const png = await this.thumbnails.find(visibility, id, number);
    if (png !== null) return png;
    throw (await this.rows.head(visibility, id)) ? thumbnailNotFound({ number }) : analysisNotFound({ id });
  }

  /** A whole analysis as a document. @throws AppError ANALYSIS_NOT_FOUND */
  async document(visibility: Visibility, id: string): Promise<FullAnalysisView> {
    const row = await this.rows.find(visibility, id);
    if (!row) throw analysisNotFound({ id });
    return fullAnalysis(row);
  }

  /** @throws AppError ANALYSIS_NOT_FOUND, ANALYSIS_NOT_FINISHED */
  async requireSettled(visibility: Visibility, id: string): Promise<void> {
    const head = await this.rows.head(visibility, id);
    if (!head) throw analysisNotFound({ id });
    if (head.status === 'pending' || head.status === 'running') throw analysisNotFinished({ id, status: head.status });
  }

  /** ffprobe's JSON as printed. @throws AppError ANALYSIS_NOT_FOUND, ANALYSIS_NOT_FINISHED */
  async ffprobeJson(visibility: Visibility, id: string): Promise<string> {
    const found = await this.rows.ffprobeJson(visibility, id);
    if (!found) throw analysisNotFound({ id });
    if (found.json === null) throw analysisNotFinished({ id, status: found.status });
    return found.json;
  }

  async list(
    visibility: Visibility,
    filter: AnalysisFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<AnalysisView>> {
    const page = await this.rows.page(visibility, filter, cursor, limit);
    return { items: page.items.map(listedAnalysis), nextCursor: page.nextCursor };
  }
}

function etagOf(id: string, version: number): string {
  return `"${id}-${version}"`;
}
