import type { FlashInterval, FlashKind } from '../content-results';
import type { ChangedCells } from '../pictures/sampled-cells';
import { IntervalLog } from '../reading/interval-log';
import { Series } from '../reading/series';
import { type ChangeRule, OpposingChanges } from './opposing-changes';

/** ITU-R BT.1702: more than three flashes a second; two changes are a flash, so a seventh change begins the fourth. */
const failingChanges = 7;
/** Two flashes a second: allowed, but not for longer than `extendedSec` of the last `extendedWindowSec`. */
const warningChanges = 4;
const extendedSec = 4;
const extendedWindowSec = 5;

/** Follows one kind of flash, of luminance or of red, to a verdict. */
export class FlashKindDetector {
  private readonly changes: OpposingChanges;
  private readonly logs: Record<FlashInterval['kind'], IntervalLog>;
  /** Opposing changes within the second that ends with each frame. */
  readonly series = new Series(0.2);
  private spans: { startSec: number; endSec: number }[] = [];
  private flashing = false;
  private frames = 0;
  private mostChanges = 0;
  private maxArea = 0;
  private firstWarning: number | null = null;
  private firstFailure: number | null = null;

  constructor(cells: number, rule: ChangeRule, streamIndex: number) {
    this.changes = new OpposingChanges(cells, rule);
    const log = () => new IntervalLog({ stream_index: streamIndex });
    this.logs = { warning: log(), extended: log(), fail: log() };
  }

  take(values: Float32Array, changed: ChangedCells, timeSec: number, frameSec: number): void {
    this.frames += 1;
    const second = this.changes.take(values, changed, timeSec, frameSec);
    const { changes, sinceSec } = second;
    this.mostChanges = Math.max(this.mostChanges, changes);
    this.series.add(timeSec, changes);
    const flashing = changes >= warningChanges && sinceSec !== null;
    if (flashing) this.maxArea = Math.max(this.maxArea, second.areaOf(Math.min(changes, failingChanges)));
    const extended = this.extend(flashing ? sinceSec : null, timeSec + frameSec);
    const kind = changes >= failingChanges ? 'fail' : extended ? 'extended' : flashing ? 'warning' : null;
    if (kind === 'warning') this.firstWarning ??= this.frames;
    else if (kind !== null) this.firstFailure ??= this.frames;
    for (const [name, log] of Object.entries(this.logs)) {
      if (name === kind) log.begin(log === this.logs.extended ? timeSec : (sinceSec ?? timeSec));
      else log.end(timeSec);
    }
  }

  result(endSec: number): FlashKind {
    for (const log of Object.values(this.logs)) log.end(endSec);
    const intervals = (['fail', 'extended', 'warning'] as const).flatMap((kind) =>
      this.logs[kind].list.map((interval): FlashInterval => ({ ...interval, kind })),
    );
    return {
      result: this.firstFailure !== null ? 'fail' : this.firstWarning !== null ? 'warning' : 'pass',
      max_changes_per_sec: this.mostChanges,
      max_area: Math.round(this.maxArea * 1e4) / 1e4,
      first_warning_frame: this.firstWarning,
      first_failure_frame: this.firstFailure,
      intervals: intervals.sort((a, b) => a.start_sec - b.start_sec),
    };
  }

  /** Whether it has flashed for too long: the time of all stretches within the last seconds. */
  private extend(sinceSec: number | null, nowSec: number): boolean {
    const last = this.spans.at(-1);
    if (sinceSec !== null) {
      if (this.flashing && last) last.endSec = nowSec;
      else this.spans.push({ startSec: Math.max(sinceSec, last?.endSec ?? 0), endSec: nowSec });
    }
    this.flashing = sinceSec !== null;
    const from = nowSec - extendedWindowSec;
    this.spans = this.spans.filter(({ endSec }) => endSec > from);
    const seconds = this.spans.reduce((sum, { startSec, endSec }) => sum + endSec - Math.max(startSec, from), 0);
    return this.flashing && seconds > extendedSec + 1e-6;
  }
}
