import { nameOnce, type ResolvedSource, SourceResolver } from '@app/media';
import { ProbeService } from '@app/probe';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { NamedSource } from '../batch-settings';
import type { RequestedSource } from './item-request';

const ways = ['file_path', 'upload_id', 'analysis_id', 'url', 's3'];

/** From what an item names to bytes that can be found again: by form when it is received, on disk and in the database when its turn comes. */
@Injectable()
export class ItemSources {
  constructor(
    private readonly sources: SourceResolver,
    private readonly probes: ProbeService,
  ) {}

  /** @throws AppError SOURCE_AMBIGUOUS, and those of URLs and S3 objects */
  async name(userId: string, request: RequestedSource): Promise<NamedSource> {
    nameOnce(request, ways, ['reference and distorted']);
    const { file_path, upload_id, analysis_id, ...elsewhere } = request;
    if (file_path !== undefined) return { kind: 'file_path', file_path };
    if (upload_id !== undefined) return { kind: 'upload_id', upload_id };
    if (analysis_id !== undefined) return { kind: 'analysis_id', analysis_id };
    const identity = createHash('sha256').update(JSON.stringify(elsewhere)).digest('hex');
    return { kind: 'resolved', source: await this.sources.resolve(userId, elsewhere), identity };
  }

  /** @throws AppError PATH_NOT_AVAILABLE, UPLOAD_NOT_FOUND, ANALYSIS_NOT_FOUND */
  async find(userId: string, named: NamedSource): Promise<ResolvedSource> {
    switch (named.kind) {
      case 'file_path':
        return this.sources.resolve(userId, { file_path: named.file_path });
      case 'upload_id':
        return this.sources.resolve(userId, { upload_id: named.upload_id });
      case 'analysis_id':
        return this.probes.sourceOf(userId, named.analysis_id);
      case 'resolved':
        return named.source;
    }
  }
}

/** To be shown: what the caller wrote, without secrets. */
export function shownName(named: NamedSource): string {
  switch (named.kind) {
    case 'file_path':
      return basename(named.file_path);
    case 'upload_id':
      return named.upload_id;
    case 'analysis_id':
      return named.analysis_id;
    case 'resolved':
      return named.source.view.name;
  }
}
