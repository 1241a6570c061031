import { CONFIG, type Config, serviceVersion } from '@app/config';
import { storableJson } from '@app/database';
import { type MediaInput, MediaTools, normalize, type ProbeOutput, type RawProbe } from '@app/ffmpeg';
import { MediaFiles, type SourceInput, type SourceView } from '@app/media';
import { type Attempt, type Ending, type JobDefinition, LeaseRunner } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from './analysis-documents';
import type { AnalysisOptions } from './analysis-options';
import { AnalysisRepository } from './analysis.repository';
import { analyzers } from './analyzers/registry';
import { runChecks } from './analyzers/run-checks';
import { judge } from './judge';

/** Works off one analysis: bytes, tool, typed facts, checks, verdict. */
@Injectable()
export class ProbePipeline {
  constructor(
    private readonly rows: AnalysisRepository,
    private readonly leases: LeaseRunner,
    private readonly files: MediaFiles,
    private readonly tools: MediaTools,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async runNext(job: JobDefinition): Promise<void> {
    await this.leases.runNext(this.rows.jobs, job, (attempt) => this.analyze(attempt));
  }

  private async analyze(attempt: Attempt): Promise<Ending> {
    const options = attempt.row['options'] as AnalysisOptions;
    const source = attempt.row['source'] as SourceView;
    const file = await this.files.openable(attempt.row['input'] as SourceInput);
    const input: MediaInput = { kind: 'file', file, name: source.name };
    const probe = await this.tools.ffprobe.probe(input, options.ffprobe, {
      signal: attempt.signal,
      limits: { timeoutMs: this.config.PROBE_TIMEOUT_MS, cpuSeconds: this.config.PROBE_CPU_SEC, memoryBytes: this.config.PROBE_MEMORY_BYTES },
    });
    const raw = probe.raw as RawProbe;
    const media = normalize(raw, { sizeBytes: file.size });
    const outcome = runChecks(analyzers, options.checks, {
      depth: options.depth,
      raw,
      media,
      messages: probe.messages,
      toolVersion: this.tools.ffprobe.capabilities.version,
    });
    const verdict = judge(options.policy, media, outcome);
    const json = storableJson(raw);
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
        engine: this.engine(probe),
        progress: null,
      },
    };
  }

  private engine({ figures }: ProbeOutput): Engine {
    return {
      ffprobe_version: this.tools.ffprobe.capabilities.version,
      ffmpeg_version: this.tools.ffmpeg?.version ?? null,
      libvmaf_version: null,
      service_version: serviceVersion,
      command: figures.command,
      cpu_seconds: figures.cpuSeconds,
      wall_seconds: figures.wallSeconds,
      bytes_read: null,
      peak_memory_bytes: figures.peakMemoryBytes,
    };
  }
}
