import { errorKind } from '@app/errors';
import { nameOnce, type ResolvedSource, SourceResolver } from '@app/media';
import { Analyses, isStream, type Ladder, ProbeService, streamSource } from '@app/probe';
import type { NamedSide } from '@app/quality';
import { Injectable } from '@nestjs/common';
import { sourceOf } from '../probe/probe-file.dto';
import { sourceFields } from '../probe/source-fields';
import type { ComparedSourceDto } from './compared-source.dto';

const manifestNotUsable = errorKind<{ code: string; analysis_id: string; reason: string }>(
  'MANIFEST_NOT_USABLE',
  'unprocessable',
  (d) => `The manifest can't be compared: ${d.reason}`,
);

const manifestNotRead = errorKind<{ analysis_id: string }>(
  'MANIFEST_NOT_READ',
  'unavailable',
  () => 'The manifest could not be read in time. Try again.',
);

const noRenditions = errorKind<{ analysis_id: string }>(
  'MANIFEST_NOT_USABLE',
  'unprocessable',
  () => 'The manifest lists no video rendition.',
);

const manifestName = /\.(m3u8?|mpd)$/i;

/** From what is named as distorted to the sides that are compared: of a manifest every video rendition is one. */
@Injectable()
export class DistortedSides {
  constructor(
    private readonly probes: ProbeService,
    private readonly analyses: Analyses,
    private readonly sources: SourceResolver,
  ) {}

  /** @throws AppError of the source, MANIFEST_NOT_USABLE, MANIFEST_NOT_READ */
  async find(userId: string, dto: ComparedSourceDto): Promise<NamedSide[]> {
    nameOnce(dto, sourceFields.ComparedSourceDto);
    const { analysis_id, manifest_url, file_path } = dto;
    if (analysis_id !== undefined) {
      const source = await this.probes.sourceOf(userId, analysis_id);
      return isStream(source.view) ? this.rungs(userId, source, analysis_id) : [{ source, analysisId: analysis_id }];
    }
    const request = sourceOf(dto);
    const named = manifest_url === undefined ? request : { ...request, url: manifest_url };
    const source = await this.sources.resolve(userId, named);
    const name = manifest_url ?? (file_path !== undefined && manifestName.test(file_path) ? file_path : null);
    if (name === null) return [{ source, analysisId: null }];
    const stream = streamSource(/\.mpd(?:[?#]|$)/i.test(name) ? 'dash' : 'hls', source);
    return this.rungs(userId, stream, await this.read(userId, stream));
  }

  /** The worker reads the manifest; no segment yet. */
  private async read(userId: string, source: ResolvedSource): Promise<string> {
    const options = { depth: 'quick' as const, checks: null, policy: null, ffprobe: {}, webhook_url: null };
    const id = await this.probes.submit(userId, {
      source,
      options: { ...options, insights: false, fresh: true },
      labels: {},
    });
    if (!(await this.probes.wait(id))) throw manifestNotRead({ analysis_id: id }, { retryAfterSec: 5 });
    return id;
  }

  private async rungs(userId: string, { view, input }: ResolvedSource, analysisId: string): Promise<NamedSide[]> {
    const analysis = await this.analyses.document({ userId }, analysisId);
    if (analysis.status !== 'completed') {
      const { code = 'UNKNOWN', detail = 'it could not be read' } = (analysis.error ?? {}) as Record<string, string>;
      throw manifestNotUsable({ code, analysis_id: analysisId, reason: detail });
    }
    const { renditions } = analysis.enhanced_analysis?.['ladder'] as Ladder;
    const videos = renditions.filter(({ kind, playlist }) => kind === 'video' && playlist !== null);
    if (videos.length === 0) throw noRenditions({ analysis_id: analysisId });
    return videos.map(({ id }) => ({ source: { view: { ...view, rendition: id }, input }, analysisId: null }));
  }
}
