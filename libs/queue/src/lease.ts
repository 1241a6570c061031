import type { Config } from '@app/config';
import type { Progress } from './job-row.entity';
import type { Claim, JobTable } from './job-table';
import type { Words } from './words';

export type StopReason = 'cancelled' | 'lost' | 'shutdown' | 'no-space' | 'store-away';

/** The hold of one attempt on its row: kept by beats, ended by a cancel, a takeover or a shutdown. */
export class Lease {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly stopListening: () => void;
  private progress: Progress | null = null;
  stopped: StopReason | null = null;

  constructor(
    private readonly table: JobTable,
    private readonly claim: Claim,
    words: Words,
    private readonly settings: Pick<Config, 'LEASE_MS' | 'HEARTBEAT_MS'>,
  ) {
    this.stopListening = words.on({ kind: 'cancel', id: claim.id }, () => this.stop('cancelled'));
    this.timer = setInterval(() => void this.beat(), Math.min(settings.HEARTBEAT_MS, settings.LEASE_MS / 3));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @returns what was reported before */
  report(progress: Progress): Progress | null {
    const before = this.progress;
    this.progress = progress;
    return before;
  }

  stop(reason: StopReason): void {
    if (this.stopped !== null) return;
    this.stopped = reason;
    this.controller.abort(reason);
  }

  end(): void {
    clearInterval(this.timer);
    this.stopListening();
  }

  private async beat(): Promise<void> {
    try {
      if (!(await this.table.beat(this.claim, this.settings.LEASE_MS, this.progress))) this.stop('lost');
    } catch {
      // The next beat asks again; the database's clock decides whether the lease held meanwhile.
    }
  }
}
