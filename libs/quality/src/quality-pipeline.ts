import { serviceVersion } from '@app/config';
import type { Ffmpeg } from '@app/ffmpeg';
import type { SourceInput, SourceView } from '@app/media';
import { type Attempt, type Ending, LeaseRunner, type Progress } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { type CompareOutcome, type CompareRequest, Comparer } from './compare/comparer';
import { blameASide, encryptedSide } from './compare/unseen-side';
import { ComparisonRepository } from './comparison.repository';
import type { ComparisonEngine, ComparisonOptions, MetricResults, Validity } from './comparison-documents';
import { EarlierResults } from './earlier-results';
import { capabilityMissing } from './errors';
import { ComparisonFrames } from './frames/comparison-frames';
import { comparisonRun } from './jobs';
import { judge } from './metrics/fail-below';
import { SideOpener } from './open-side';
import { howToGetLibvmaf, type QualityAbilities, requireAbilities } from './quality-abilities';
import { QualityTools } from './quality-tools';

/** Works off one comparison: both sides, which frames belong together, figures, verdict. */
@Injectable()
export class QualityPipeline {
  constructor(
    private readonly rows: ComparisonRepository,
    private readonly leases: LeaseRunner,
    private readonly sides: SideOpener,
    private readonly tools: QualityTools,
    private readonly frames: ComparisonFrames,
    private readonly earlier: EarlierResults,
  ) {}

  async runNext(): Promise<void> {
    await this.leases.runNext(this.rows.jobs, comparisonRun, (attempt) => this.compare(attempt));
  }

  private async compare(attempt: Attempt): Promise<Ending> {
    const { row, signal } = attempt;
    const options = row['options'] as ComparisonOptions;
    const abilities = await this.tools.abilities();
    requireAbilities(abilities, options.metrics, options.vmaf_model);
    const { ffmpeg } = this.tools;
    if (!ffmpeg)
      throw capabilityMissing({ capability: 'Comparing', reason: 'There is no ffmpeg.', how: howToGetLibvmaf });
    const earlier = await this.earlier.of(attempt, abilities);
    if (earlier) {
      await this.noteScores(attempt, earlier.columns as unknown as Scored);
      return earlier;
    }
    const named = (side: 'reference' | 'distorted') => ({
      input: row[`${side}_input`] as SourceInput,
      view: row[side] as SourceView,
    });
    const sides = { reference: named('reference'), distorted: named('distorted') };
    const onProgress = progressOf((progress) => attempt.report(progress));
    const models = abilities.models.map(({ version }) => version);
    return this.sides.open(sides, signal, async ({ reference, distorted }) => {
      const request = { reference, distorted, options, models, signal, onProgress };
      const outcome = await this.compared(ffmpeg, request);
      const ending = await this.ending(attempt, options, outcome, abilities);
      const { width, height } = distorted.video;
      const picture = { width, height, bit_rate_bps: distorted.bitRateBps };
      return { ...ending, columns: { ...ending.columns, distorted: { ...sides.distorted.view, picture } } };
    });
  }

  /** @throws AppError as Comparer, and QUALITY_ENCRYPTED, QUALITY_UNDECODABLE where one side is at fault */
  private async compared(ffmpeg: Ffmpeg, request: CompareRequest & { signal: AbortSignal }): Promise<CompareOutcome> {
    const { runner } = this.tools;
    const { signal } = request;
    try {
      const outcome = await new Comparer(ffmpeg).compare(request);
      // What is decoded of encrypted samples is noise, and seldom fails.
      const doubtful = !outcome.validity.valid || outcome.complained;
      const encrypted = doubtful ? await encryptedSide(runner, request, signal) : null;
      if (encrypted) throw encrypted;
      return outcome;
    } catch (error) {
      throw await blameASide({ runner, ffmpeg }, request, error, signal);
    }
  }

  private async ending(
    attempt: Attempt,
    options: ComparisonOptions,
    outcome: CompareOutcome,
    abilities: QualityAbilities,
  ): Promise<Ending> {
    const { results, table, rows, validity, frameRate } = outcome;
    const everyNth = options.sampling.every_n_frames;
    const kept = table && (await this.frames.keep(attempt, table, rows, { frameRate, everyNth }));
    const engine = engineOf(outcome, abilities);
    await this.noteScores(attempt, { validity, metrics: results, engine });
    return {
      outcome: 'completed',
      columns: {
        validity,
        alignment: outcome.alignment,
        metrics: results,
        not_measured: outcome.notMeasured,
        verdict: judge(options.fail_below, results),
        engine,
        frames_key: kept?.key ?? null,
        frame_count: kept?.count ?? null,
        progress: null,
      },
    };
  }

  /** On the analysis of the distorted side, where the comparison has scores. */
  private async noteScores(attempt: Attempt, { validity, metrics, engine }: Scored): Promise<void> {
    if (!validity.valid || !metrics) return;
    const mean = (name: 'vmaf' | 'psnr' | 'ssim') => metrics[name]?.mean ?? null;
    const { ffmpeg_version, libvmaf_version, vmaf_model } = engine;
    const scores = { vmaf_score: mean('vmaf'), psnr: mean('psnr'), ssim: mean('ssim') };
    await this.rows.noteScores(attempt, { ...scores, ffmpeg_version, libvmaf_version, vmaf_model });
  }
}

/** What the scores of a comparison are noted from. */
interface Scored {
  validity: Validity;
  metrics: MetricResults | null;
  engine: ComparisonEngine;
}

function engineOf({ runs, model }: CompareOutcome, abilities: QualityAbilities): ComparisonEngine {
  const all = [...runs.aligning, ...(runs.measure ? [runs.measure] : [])];
  const cpu = all.map((run) => run.cpuSeconds);
  return {
    ffmpeg_version: abilities.ffmpeg_version ?? '',
    libvmaf_version: abilities.libvmaf_version,
    vmaf_model: model,
    service_version: serviceVersion,
    command: (runs.measure?.command ?? []).map(withoutLogPath),
    cpu_seconds: cpu.includes(null) ? null : cpu.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0),
    wall_seconds: runs.alignSeconds + (runs.measure?.wallSeconds ?? 0),
    align_wall_seconds: runs.alignSeconds,
    measure_wall_seconds: runs.measure?.wallSeconds ?? null,
    peak_memory_bytes: Math.max(...all.map((run) => run.peakMemoryBytes ?? 0)) || null,
  };
}

function withoutLogPath(argument: string): string {
  return argument.replace(/log_path='[^']*\//, "log_path='");
}

const reportEveryMs = 500;

/** Told of every frame, reports twice a second; the time left is reckoned from the stage's own pace. */
function progressOf(
  report: (progress: Progress) => void,
): (progress: { stage: string; fraction: number | null }) => void {
  let stage = '';
  let began = 0;
  let last = 0;
  return (progress) => {
    const now = Date.now();
    if (progress.stage !== stage) [stage, began, last] = [progress.stage, now, 0];
    if (now - last < reportEveryMs) return;
    last = now;
    const { fraction } = progress;
    const left = fraction === null || fraction < 0.02 ? null : ((now - began) / 1000) * ((1 - fraction) / fraction);
    report({ fraction, stage, eta_seconds: left === null ? null : Math.round(left) });
  };
}
