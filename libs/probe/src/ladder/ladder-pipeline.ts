import { CONFIG, type Config } from '@app/config';
import { storableJson } from '@app/database';
import { type MediaInfo, MediaTools, type RunFigures, type ToolMessage } from '@app/ffmpeg';
import { PackageFiles, type SourceInput, type SourceView } from '@app/media';
import type { Attempt, Ending } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { AnalysisOptions } from '../analysis-options';
import { AnalysisRepository } from '../analysis.repository';
import { runChecks } from '../analyzers/run-checks';
import { engineKey, engineOf } from '../engine';
import { enhancedAnalysis } from '../enhanced/enhanced-analysis';
import type { Sources } from '../enhanced/sources';
import { countMessages } from '../tool-complaints';
import { judgedAnew } from '../judged-anew';
import { type OpenSource, ProbeSource } from '../probe-source';
import { Verdicts } from '../verdicts';
import { withoutExtradata } from '../without-extradata';
import { buildLadder, type SeenRendition } from './build-ladder';
import { ladderAnalyzers } from './checks';
import { ladderTimeout, ladderUnreadable } from './errors';
import type { Ladder } from './ladder';
import { ladderMedia } from './ladder-media';
import type { StreamFormat } from './manifest/manifest';
import { measureLadder } from './measure/measure-ladder';
import { openLadder } from './open-ladder';
import { packageOf } from './source/package-of';
import { Workspace } from './source/workspace';
import { streamKey } from './stream-key';

/** Works off one analysis of a stream: its manifests, every rendition, a sample of their segments, checks, verdict. */
@Injectable()
export class LadderPipeline {
  constructor(
    private readonly rows: AnalysisRepository,
    private readonly sources: ProbeSource,
    private readonly files: PackageFiles,
    private readonly tools: MediaTools,
    private readonly verdicts: Verdicts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws AppError of the manifest, of the source, LADDER_UNREADABLE, LADDER_TIMEOUT */
  async analyze(attempt: Attempt): Promise<Ending> {
    const view = attempt.row['source'] as SourceView;
    const limitMs = this.config.LADDER_TIMEOUT_MS;
    const deadline = AbortSignal.timeout(limitMs);
    const signal = AbortSignal.any([attempt.signal, deadline]);
    try {
      return await this.sources.open(attempt.row['input'] as SourceInput, view, signal, (open) =>
        Workspace.use((workspace) => this.measure(attempt, view, open, workspace)),
      );
    } catch (error) {
      if (deadline.aborted && !attempt.signal.aborted)
        throw ladderTimeout({ limit_sec: Math.round(limitMs / 1000) }, { cause: error });
      throw error;
    }
  }

  private async measure(attempt: Attempt, view: SourceView, open: OpenSource, workspace: Workspace): Promise<Ending> {
    const { signal } = open;
    open.renew(this.config.LADDER_TIMEOUT_MS);
    const options = attempt.row['options'] as AnalysisOptions;
    const source = packageOf(this.files, open, workspace);
    attempt.report({ fraction: null, stage: 'manifest', eta_seconds: null });
    const opened = await openLadder({
      runner: this.tools.runner,
      source,
      format: view.kind as StreamFormat,
      mostRenditions: this.config.LADDER_MAX_RENDITIONS,
      signal,
    });
    const key = await streamKey(opened, source);
    const earlier = await this.earlierResult(attempt, key);
    if (earlier) {
      const judged = await judgedAnew(this.verdicts, attempt.row, earlier);
      return { outcome: 'completed', columns: { ...judged, content_key: key, progress: null } };
    }
    const seen = await measureLadder(opened, {
      tools: this.tools,
      source,
      options,
      run: { signal, limits: this.limits() },
      report: (progress) => attempt.report(progress),
    });
    const ladder = buildLadder(opened, seen, source);
    requireReadable(ladder, options);
    const ending = await this.ending(attempt.row, view, open, options, ladder, seen);
    return { outcome: 'completed', columns: { ...ending, content_key: key, progress: null } };
  }

  private async ending(
    row: Record<string, unknown>,
    view: SourceView,
    open: OpenSource,
    options: AnalysisOptions,
    ladder: Ladder,
    seen: readonly SeenRendition[],
  ): Promise<Record<string, unknown>> {
    const facts = open.facts();
    const media = ladderMedia(ladder, seen);
    const looks = seen.flatMap(({ look }) => (look ? [look] : []));
    const raw = rawOf(ladder, seen);
    const messages = looks.flatMap(({ messages: said }): ToolMessage[] => said);
    const seenSoFar: Sources = {
      depth: options.depth,
      raw: raw ?? {},
      media,
      evidence: {},
      content: null,
      complaints: countMessages('packets', messages, false, 0),
      secondLook: null,
      streamHashes: null,
    };
    const outcome = runChecks(ladderAnalyzers, options.checks, {
      ...seenSoFar,
      toolVersion: this.tools.ffprobe.capabilities.version,
      thresholds: options.settings ?? options.thresholds ?? {},
      ladder,
    });
    const enhanced = { ...enhancedAnalysis(seenSoFar), ladder };
    const verdict = await this.verdicts.of(row, { media, enhanced_analysis: enhanced, source: view }, outcome);
    const json = storableJson(raw ? withoutExtradata(raw) : { format: {}, streams: [] });
    return {
      media: media satisfies MediaInfo,
      ffprobe_json: json,
      ffprobe_data: json,
      enhanced_analysis: enhanced,
      timeline: null,
      findings: outcome.findings,
      not_evaluated: outcome.notEvaluated,
      evaluated_checks: outcome.evaluated,
      verdict,
      verdict_result: verdict.result,
      source: {
        ...view,
        size_bytes: facts.sizeBytes ?? view.size_bytes,
        ...(open.isFar && { etag: facts.etag, last_modified: facts.lastModified }),
      },
      engine: engineOf(
        this.tools,
        looks.flatMap(({ figures }): RunFigures[] => figures),
        facts,
      ),
    };
  }

  /** The same manifests over the same files, for the same owner; a stream on the net is always read again. */
  private async earlierResult({ row }: Attempt, key: string | null): Promise<Record<string, unknown> | null> {
    const { user_id: userId, options_key: options } = row as Record<string, string | null>;
    if ((row['options'] as AnalysisOptions).fresh || !userId || !options || key === null) return null;
    const found = await this.rows.reusable(userId, key, options, engineKey(this.tools));
    if (found === null) return null;
    const { source: then, ...result } = found;
    return { ...result, source: { ...(row['source'] as SourceView), size_bytes: then.size_bytes } };
  }

  private limits() {
    return {
      timeoutMs: this.config.PROBE_TIMEOUT_MS,
      cpuSeconds: this.config.PROBE_CPU_SEC,
      memoryBytes: this.config.PROBE_MEMORY_BYTES,
    };
  }
}

/** A result rests on something that was read. @throws AppError LADDER_UNREADABLE */
function requireReadable({ renditions }: Ladder, { depth }: AnalysisOptions): void {
  const isRead = renditions.some(({ playlist, measured }) =>
    depth === 'quick' ? playlist !== null : measured !== null,
  );
  if (isRead) return;
  const errors = renditions.flatMap((rendition) => rendition.errors.map((error) => ({ rendition, error })));
  const [first] = errors;
  const reason = first
    ? `${first.rendition.uri ?? first.rendition.id}: ${first.error.message}`
    : 'no segment is there to be read';
  throw ladderUnreadable({ reason, codes: [...new Set(errors.map(({ error }) => error.code))] });
}

/** ffprobe's own words on the best rendition. */
function rawOf({ renditions }: Ladder, seen: readonly SeenRendition[]) {
  const rank = (at: number) => {
    const { kind, measured } = renditions[at] ?? {};
    return kind === 'iframe' ? -1 : (measured?.width ?? 0) * (measured?.height ?? 0);
  };
  const [best] = seen
    .map(({ look }, at) => ({ raw: look?.raw ?? null, rank: rank(at) }))
    .filter(({ raw }) => raw !== null)
    .sort((a, b) => b.rank - a.rank);
  return best?.raw ?? null;
}
