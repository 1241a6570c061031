import { CONFIG, type Config } from '@app/config';
import { storableJson } from '@app/database';
import { type MediaInfo, MediaTools, type ToolLimits } from '@app/ffmpeg';
import { MediaFiles, type SourceInput, type SourceView } from '@app/media';
import { type Attempt, type Ended, type Ending, type JobDefinition, LeaseRunner } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { Finding } from './analysis-documents';
import type { AnalysisOptions } from './analysis-options';
import { AnalysisRepository } from './analysis.repository';
import { fullAnalysis } from './analysis-view';
import { analyzers } from './analyzers/registry';
import { runChecks } from './analyzers/run-checks';
import { engineKey, engineOf } from './engine';
import { judgedAnew } from './judged-anew';
import { HeaderAhead } from './header-ahead';
import { HeaderHints } from './header-hint';
import { isStream } from './ladder/is-stream';
import { LadderPipeline } from './ladder/ladder-pipeline';
import { measureSource } from './measure-source';
import { PictureFindings } from './thumbnails/picture-findings';
import { type OpenSource, ProbeSource } from './probe-source';
import { namesOtherFiles } from './source-validators';
import { Verdicts } from './verdicts';
import { withoutExtradata } from './without-extradata';

/** Works off one analysis: bytes, tool, typed facts, checks, verdict. */
@Injectable()
export class ProbePipeline {
  constructor(
    private readonly rows: AnalysisRepository,
    private readonly leases: LeaseRunner,
    private readonly sources: ProbeSource,
    private readonly tools: MediaTools,
    private readonly verdicts: Verdicts,
    private readonly pictures: PictureFindings,
    private readonly ladders: LadderPipeline,
    private readonly files: MediaFiles,
    private readonly hints: HeaderHints,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param rung id of the row the bell was rung for */
  async runNext(job: JobDefinition, rung?: string): Promise<void> {
    await this.leases.runNext(this.rows.jobs, job, (attempt) => this.analyze(attempt), rung);
  }

  /** The same for a row that was knocked for: its header is read while it is being stored. @param hint as {@link HeaderHints} seal it */
  async runKnocked(job: JobDefinition, id: string, hint: string): Promise<void> {
    const wanted = this.hints.open(id, hint);
    const begun: HeaderAhead[] = [];
    const begin = () => void begun.push(new HeaderAhead(id, wanted, this.files, this.tools, this.headerLimits()));
    try {
      await this.leases.runKnocked(this.rows.jobs, job, (attempt) => this.analyze(attempt, begun[0]), id, begin);
    } finally {
      begun[0]?.drop();
    }
  }

  /** One attempt, from its row to how it ended. */
  async analyze(attempt: Attempt, ahead?: HeaderAhead): Promise<Ending> {
    const source = attempt.row['source'] as SourceView;
    const input = attempt.row['input'] as SourceInput;
    const { ffprobe } = attempt.row['options'] as AnalysisOptions;
    const own = ahead?.isOf(attempt.id, input, source.name, ffprobe) ? ahead : undefined;
    if (!own) ahead?.drop();
    if (isStream(source)) return this.ladders.analyze(attempt);
    const earlier = await this.earlierResult(attempt);
    if (!earlier)
      return this.sources.open(input, source, attempt.signal, (open) => this.measure(attempt, open, source, own));
    own?.drop();
    return this.again(attempt, earlier);
  }

  /**
   * The same bytes with the same options and engine are not analysed twice for the same owner; never across owners. Of a URL or an S3
   * object the origin is asked first whether it is still the version that was seen.
   */
  private async earlierResult({ row, signal }: Attempt): Promise<Record<string, unknown> | null> {
    const { user_id: userId, content_key: content, options_key: options } = row as Record<string, string | null>;
    if ((row['options'] as AnalysisOptions).fresh || !userId || !content || !options) return null;
    const found = await this.rows.reusable(userId, content, options, engineKey(this.tools));
    if (found === null) return null;
    const { source: seen, ...result } = found;
    const input = row['input'] as SourceInput;
    if (input.kind !== 'url' && input.kind !== 's3') return result;
    const { size_bytes, etag = null, last_modified = null } = seen;
    if (namesOtherFiles(result['media'] as MediaInfo | null)) return null;
    const known = { etag, lastModified: last_modified, sizeBytes: size_bytes };
    if (!(await this.sources.isUnchanged(input, known, signal))) return null;
    return { ...result, source: { ...(row['source'] as SourceView), size_bytes, etag, last_modified } };
  }

  /** What is used again is judged anew and brings its pictures along. */
  private async again(attempt: Attempt, earlier: Record<string, unknown>): Promise<Ending> {
    const columns = await judgedAnew(this.verdicts, attempt.row, earlier);
    const kept = (earlier['findings'] ?? []) as Finding[];
    const findings = await this.pictures.again(String(earlier['reused_from']), attempt.id, kept);
    return { outcome: 'completed', columns: { ...columns, findings, progress: null } };
  }

  private async measure(
    attempt: Attempt,
    open: OpenSource,
    source: SourceView,
    ahead: HeaderAhead | undefined,
  ): Promise<Ending> {
    const options = attempt.row['options'] as AnalysisOptions;
    const run = {
      signal: open.signal,
      limits: this.headerLimits(),
    };
    const measured = await measureSource(this.tools, open, options, {
      run,
      ...(ahead && { ahead }),
      contentLimits: this.contentLimits(),
      contentTimeoutMs: this.config.CONTENT_TIMEOUT_MS,
      report: (progress) => attempt.report(progress),
    });
    const { media, raw, enhanced } = measured;
    const facts = open.facts();
    const outcome = runChecks(analyzers, options.checks, measured.measurements);
    const verdict = await this.verdicts.of(attempt.row, { media, enhanced_analysis: enhanced, source }, outcome);
    const { content } = measured.measurements;
    const videoIndex = content?.results.coverage.video_stream_index ?? null;
    const findings =
      videoIndex === null
        ? outcome.findings
        : await this.pictures.of(attempt.id, outcome.findings, {
            tools: this.tools,
            input: open.input,
            streamIndex: videoIndex,
            stills: content?.stills ?? null,
            run: { signal: open.signal, limits: run.limits },
          });
    content?.stills?.close();
    const ffprobe = withoutExtradata(raw);
    const json = storableJson(ffprobe);
    const columns = {
      media,
      ffprobe_json: json,
      ffprobe_data: json,
      enhanced_analysis: enhanced,
      timeline: measured.timeline,
      findings,
      not_evaluated: outcome.notEvaluated,
      evaluated_checks: outcome.evaluated,
      verdict,
      verdict_result: verdict.result,
      source: {
        ...source,
        size_bytes: facts.sizeBytes ?? source.size_bytes,
        ...(open.isFar && { etag: facts.etag, last_modified: facts.lastModified }),
      },
      engine: engineOf(this.tools, measured.figures, facts),
      progress: null,
    };
    return {
      outcome: 'completed',
      columns,
      reply: () => this.reply(attempt, { ...columns, ffprobe_data: ffprobe }),
    };
  }

  /** The body the ended row will be shown with, but for when it ended. */
  private reply({ row }: Attempt, columns: Record<string, unknown>): { start: (ended: Ended) => string; rest: string } {
    const ending = { ...row, ...columns, status: 'completed', processed_at: null };
    const view = fullAnalysis(this.rows.asRead(ending));
    // Left out of the JSON, to be put in front of it.
    const rest = storableJson({ ...view, processed_at: undefined }).slice(1);
    return { start: (ended) => `{"processed_at":${JSON.stringify(ended.processed_at)},`, rest };
  }

  private headerLimits(): Partial<ToolLimits> {
    return {
      timeoutMs: this.config.PROBE_TIMEOUT_MS,
      cpuSeconds: this.config.PROBE_CPU_SEC,
      memoryBytes: this.config.PROBE_MEMORY_BYTES,
    };
  }

  private contentLimits(): Partial<ToolLimits> {
    return {
      timeoutMs: this.config.CONTENT_TIMEOUT_MS,
      cpuSeconds: this.config.CONTENT_CPU_SEC,
      memoryBytes: this.config.PROBE_MEMORY_BYTES,
      maxStdoutBytes: Number.MAX_SAFE_INTEGER,
    };
  }
}
