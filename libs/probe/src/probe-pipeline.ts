import { CONFIG, type Config, serviceVersion } from '@app/config';
import { storableJson } from '@app/database';
import { MediaTools, normalize, type ProbeOutput, type RawProbe } from '@app/ffmpeg';
import { type SourceInput, type SourceView } from '@app/media';
import { type Attempt, type Ending, type JobDefinition, LeaseRunner } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from './analysis-documents';
import type { AnalysisOptions } from './analysis-options';
import { AnalysisRepository, type ReusableResult } from './analysis.repository';
import { analyzers } from './analyzers/registry';
import { runChecks } from './analyzers/run-checks';
import { gatherEvidence } from './gather-evidence';
import { judge } from './judge';
import { type OpenSource, ProbeSource, type SourceFacts } from './probe-source';

/** Works off one analysis: bytes, tool, typed facts, checks, verdict. */
@Injectable()
export class ProbePipeline {
  constructor(
    private readonly rows: AnalysisRepository,
    private readonly leases: LeaseRunner,
    private readonly sources: ProbeSource,
    private readonly tools: MediaTools,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async runNext(job: JobDefinition): Promise<void> {
    await this.leases.runNext(this.rows.jobs, job, (attempt) => this.analyze(attempt));
  }

  private async analyze(attempt: Attempt): Promise<Ending> {
    const source = attempt.row['source'] as SourceView;
    const earlier = await this.earlierResult(attempt);
    if (earlier) return { outcome: 'completed', columns: { ...earlier, progress: null } };
    return this.sources.open(attempt.row['input'] as SourceInput, source, attempt.signal, (open) =>
      this.measure(attempt, open, source),
    );
  }

  /** The same bytes with the same options and engine are not analysed twice for the same owner; never across owners. */
  private async earlierResult({ row }: Attempt): Promise<ReusableResult | null> {
    const { user_id: userId, content_key: content, options_key: options } = row as Record<string, string | null>;
    if ((row['options'] as AnalysisOptions).fresh || !userId || !content || !options) return null;
    const engine = { ffprobe_version: this.tools.ffprobe.capabilities.version, service_version: serviceVersion };
    return this.rows.reusable(userId, content, options, engine);
  }

  private async measure(attempt: Attempt, open: OpenSource, source: SourceView): Promise<Ending> {
    const options = attempt.row['options'] as AnalysisOptions;
    const run = {
      signal: open.signal,
      limits: {
        timeoutMs: this.config.PROBE_TIMEOUT_MS,
        cpuSeconds: this.config.PROBE_CPU_SEC,
        memoryBytes: this.config.PROBE_MEMORY_BYTES,
      },
    };
    const probe = await this.tools.ffprobe.probe(open.input, options.ffprobe, run);
    const raw = probe.raw as RawProbe;
    const evidence = options.depth === 'quick' ? {} : await gatherEvidence(this.tools, open.input, raw, run);
    const facts = open.facts();
    const media = normalize(raw, { ...evidence, ...(facts.sizeBytes !== null && { sizeBytes: facts.sizeBytes }) });
    const outcome = runChecks(analyzers, options.checks, {
      depth: options.depth,
      raw,
      media,
      messages: probe.messages,
      toolVersion: this.tools.ffprobe.capabilities.version,
    });
    const verdict = judge(options.policy, media, outcome);
    const json = storableJson(withoutExtradata(raw));
    return {
      outcome: 'completed',
      columns: {
        media,
        ffprobe_json: json,
        ffprobe_data: json,
        enhanced_analysis: {},
        findings: outcome.findings,
        not_evaluated: outcome.notEvaluated,
        verdict,
        verdict_result: verdict.result,
        source: {
          ...source,
          size_bytes: facts.sizeBytes ?? source.size_bytes,
          ...(facts.etag !== null && { etag: facts.etag }),
        },
        engine: this.engine(probe, facts),
        progress: null,
      },
    };
  }

  private engine({ figures }: ProbeOutput, { bytesRead }: SourceFacts): Engine {
    return {
      ffprobe_version: this.tools.ffprobe.capabilities.version,
      ffmpeg_version: this.tools.ffmpeg?.version ?? null,
      libvmaf_version: null,
      service_version: serviceVersion,
      command: figures.command,
      cpu_seconds: figures.cpuSeconds,
      wall_seconds: figures.wallSeconds,
      bytes_read: bytesRead,
      peak_memory_bytes: figures.peakMemoryBytes,
    };
  }
}

/** The decoder configuration was asked for by us, not by the caller: what is shown is what ffprobe says without it. */
function withoutExtradata(raw: RawProbe): RawProbe {
  if (!Array.isArray(raw.streams)) return raw;
  const streams = raw.streams.map((stream) => {
    const shown = { ...stream };
    delete shown['extradata'];
    return shown;
  });
  return { ...raw, streams };
}
