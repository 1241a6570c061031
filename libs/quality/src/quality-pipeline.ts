import { CONFIG, type Config } from '@app/config';
import type { Ffmpeg } from '@app/ffmpeg';
import type { SourceInput, SourceView } from '@app/media';
import { isStream } from '@app/probe';
import { type Attempt, type Ending, LeaseRunner } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import { type CompareOutcome, type CompareRequest, Comparer } from './compare/comparer';
import { alone } from './compare/measure-alone';
import { type MemoryBudget, memoryBudget } from './compare/run-memory';
import { blameASide, encryptedSide } from './compare/unseen-side';
import { ComparisonRepository } from './comparison.repository';
import type { ComparisonEngine, ComparisonOptions, MetricResults, Validity } from './comparison-documents';
import { EarlierResults } from './earlier-results';
import { capabilityMissing } from './errors';
import { engineOf } from './engine';
import { ComparisonFrames } from './frames/comparison-frames';
import { comparisonRun } from './jobs';
import { Ladder, mostTogether, type Rung } from './ladder';
import { judge } from './metrics/fail-below';
import { type BothSides, type NamedSide, type OpenSide, SideOpener } from './open-side';
import { howToGetLibvmaf, type QualityAbilities, requireAbilities } from './quality-abilities';
import { progressOf } from './progress-of';
import { QualityTools } from './quality-tools';
import { SharedSide } from './shared-side';

/** Rows that are alike in these are measured together. */
const rungsOfOne = ['reference_input', 'options'];

/** Works off one comparison: both sides, which frames belong together, figures, verdict. */
@Injectable()
export class QualityPipeline {
  private readonly memory: MemoryBudget;

  constructor(
    private readonly rows: ComparisonRepository,
    private readonly leases: LeaseRunner,
    private readonly sides: SideOpener,
    private readonly tools: QualityTools,
    private readonly frames: ComparisonFrames,
    private readonly earlier: EarlierResults,
    @Inject(CONFIG) private readonly config: Pick<Config, 'QUALITY_TOGETHER_MAX' | 'WORKER_HEAVY_CONCURRENCY'>,
  ) {
    this.memory = memoryBudget(config.WORKER_HEAVY_CONCURRENCY);
  }

  async runNext(): Promise<void> {
    await this.leases.runNext(this.rows.jobs, comparisonRun, (attempt) => this.compare(attempt, () => null));
  }

  /** @param joins the ladder whose rung it was taken as; null where it was taken by itself */
  private async compare(attempt: Attempt, joins: () => Rung | null): Promise<Ending> {
    const rung = joins();
    try {
      const { row } = attempt;
      const { metrics, vmaf_model } = row['options'] as ComparisonOptions;
      const abilities = await this.tools.abilities();
      requireAbilities(abilities, metrics, vmaf_model);
      const { ffmpeg } = this.tools;
      if (!ffmpeg)
        throw capabilityMissing({ capability: 'Comparing', reason: 'There is no ffmpeg.', how: howToGetLibvmaf });
      const earlier = await this.earlier.of(attempt, abilities);
      if (earlier) {
        await this.noteScores(attempt, earlier.columns as unknown as Scored);
        return earlier;
      }
      const work = { attempt, ffmpeg, abilities, sides: sidesOf(row) };
      return await (rung ? this.measured(work, rung) : this.asFirst(work));
    } finally {
      rung?.leave();
    }
  }

  /** The first of those with one reference opens it and takes the others that wait along. A stream can't be lent. */
  private async asFirst(work: Work): Promise<Ending> {
    const { attempt, sides } = work;
    const { signal } = attempt;
    if (isStream(sides.reference.view)) return this.sides.open(sides, signal, (both) => this.ended(work, both, null));
    const [stop, giveUp] = [new AbortController(), new AbortController()];
    const opening = this.firstRung(work, AbortSignal.any([signal, giveUp.signal])).catch((error: unknown) => {
      stop.abort();
      throw error;
    });
    // Told where it is awaited.
    opening.catch(() => undefined);
    try {
      // Looking at one side takes as long as at the other: they are opened beside each other.
      return await this.measured(work, opening, AbortSignal.any([signal, stop.signal]));
    } catch (error) {
      if (stop.signal.aborted) await opening;
      // A distorted side that fails is told at once, however long the reference still takes to open.
      giveUp.abort();
      throw error;
    } finally {
      const first = await opening.catch(() => null);
      first?.leave();
    }
  }

  /** Opens the reference, and gathers who is measured with it. */
  private async firstRung({ attempt, ffmpeg, sides }: Work, signal: AbortSignal): Promise<Rung> {
    const reference = await SharedSide.open((use) => this.sides.openOne('reference', sides.reference, signal, use));
    const ladder = new Ladder(ffmpeg, reference, this.memory);
    const first = ladder.enter();
    if (!first) throw new Error('a ladder was closed before its first rung');
    try {
      const { metrics } = attempt.row['options'] as ComparisonOptions;
      const most = mostTogether(first.reference, metrics, {
        limit: this.config.QUALITY_TOGETHER_MAX,
        memory: this.memory,
      });
      await attempt.gather(rungsOfOne, most - 1, () => {
        const rung = ladder.enter();
        return (other) => this.compare(other, () => rung);
      });
      return first;
    } catch (error) {
      first.leave();
      throw error;
    }
  }

  /** @param rung its place beside the reference, which may still be opening */
  private measured(work: Work, rung: Rung | Promise<Rung>, signal = work.attempt.signal): Promise<Ending> {
    return this.sides.openOne('distorted', work.sides.distorted, signal, async (distorted) => {
      const place = await rung;
      return this.ended(work, { reference: place.reference, distorted }, place);
    });
  }

  private async ended(work: Work, { reference, distorted }: BothSides<OpenSide>, rung: Rung | null): Promise<Ending> {
    const { attempt, ffmpeg, abilities, sides } = work;
    const { signal } = attempt;
    const options = attempt.row['options'] as ComparisonOptions;
    const onProgress = progressOf((progress) => attempt.report(progress));
    const models = abilities.models.map(({ version }) => version);
    const comparer = new Comparer(ffmpeg, rung?.measure ?? alone(ffmpeg, this.memory));
    const request = { reference, distorted, options, models, signal, onProgress };
    const outcome = await this.compared(comparer, ffmpeg, request);
    // What follows needs neither the reference nor the others.
    rung?.leave();
    const ending = await this.ending(attempt, options, outcome, abilities);
    const { width, height } = distorted.video;
    const picture = { width, height, bit_rate_bps: distorted.bitRateBps };
    return { ...ending, columns: { ...ending.columns, distorted: { ...sides.distorted.view, picture } } };
  }

  /** @throws AppError as Comparer, and QUALITY_ENCRYPTED, QUALITY_UNDECODABLE where one side is at fault */
  private async compared(
    comparer: Comparer,
    ffmpeg: Ffmpeg,
    request: CompareRequest & { signal: AbortSignal },
  ): Promise<CompareOutcome> {
    const { runner } = this.tools;
    const { signal } = request;
    try {
      const outcome = await comparer.compare(request);
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

/** An attempt that has to measure. */
interface Work {
  attempt: Attempt;
  ffmpeg: Ffmpeg;
  abilities: QualityAbilities;
  sides: BothSides<NamedSide>;
}

function sidesOf(row: Record<string, unknown>): BothSides<NamedSide> {
  const named = (side: 'reference' | 'distorted') => ({
    input: row[`${side}_input`] as SourceInput,
    view: row[side] as SourceView,
  });
  return { reference: named('reference'), distorted: named('distorted') };
}

/** What the scores of a comparison are noted from. */
interface Scored {
  validity: Validity;
  metrics: MetricResults | null;
  engine: ComparisonEngine;
}
