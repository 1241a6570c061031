import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { BriefMemory } from '../brief-memory';
import { quotaUsedUp, storageQuotaUsedUp } from '../errors';
import type { QuotaUsage } from './quota-names';

/** Null: no limit. */
interface Limits {
  storedBytes: number | null;
  cpuSecondsPerDay: number | null;
  runningJobs: number | null;
  waitingItems: number | null;
}

type Measured = 'storedBytes' | 'runningJobs' | 'waitingItems';

/** Counts what a user has now, by asking whoever keeps it: a counter on the side would drift. */
export type Gauge = (userId: string) => Promise<number>;

/** What the caller is about to do. */
export interface Intent {
  /** Bytes to be kept. */
  storedBytes?: number;
  /** Jobs to be started; they need CPU time left today, too. */
  jobs?: number;
  /** Items of a batch, which wait until there is room for them as jobs; CPU time has to be left for at least one. */
  waitingItems?: number;
}

const rememberedMs = 3_000;
const jobsRetrySec = 5;
const itemsRetrySec = 60;

/**
 * What users may use, and what they do. CPU seconds are charged here; the rest is asked of the gauges of those who keep it. Calls at the same moment may together pass a limit by as many as there are of them.
 */
@Injectable()
export class Quotas {
  private readonly gauges: Record<Measured, Gauge[]> = { storedBytes: [], runningJobs: [], waitingItems: [] };
  private readonly limits = new BriefMemory<Limits>(rememberedMs, 20_000);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Several add up: each feature counts its own. */
  measureBy(what: Measured, gauge: Gauge): void {
    this.gauges[what].push(gauge);
  }

  /**
   * To be asked before anything is accepted. Without limits it asks nobody.
   * @throws AppError STORAGE_QUOTA_USED_UP, QUOTA_USED_UP with the seconds to wait
   */
  async check(userId: string, intent: Intent): Promise<void> {
    const limits = await this.limitsOf(userId);
    const { storedBytes = 0, jobs = 0, waitingItems = 0 } = intent;
    if (storedBytes > 0 && limits.storedBytes !== null) {
      const used = (await this.measured('storedBytes', userId)) ?? 0;
      if (used + storedBytes > limits.storedBytes) throw storageQuotaUsedUp({ limit: limits.storedBytes, used });
    }
    if (jobs > 0 && limits.runningJobs !== null) {
      const used = (await this.measured('runningJobs', userId)) ?? 0;
      if (used + jobs > limits.runningJobs) {
        const details = { quota: 'running_jobs', limit: limits.runningJobs, used, asked: jobs };
        throw quotaUsedUp(details, { retryAfterSec: jobsRetrySec });
      }
    }
    if (waitingItems > 0 && limits.waitingItems !== null) {
      const used = (await this.measured('waitingItems', userId)) ?? 0;
      const details = { quota: 'waiting_items', limit: limits.waitingItems, used, asked: waitingItems };
      if (used + waitingItems > limits.waitingItems) throw quotaUsedUp(details, { retryAfterSec: itemsRetrySec });
    }
    if (jobs + waitingItems > 0 && limits.cpuSecondsPerDay !== null) {
      const used = await this.cpuSecondsToday(userId);
      const details = { quota: 'cpu_seconds_per_day', limit: limits.cpuSecondsPerDay, used };
      if (used >= limits.cpuSecondsPerDay) throw quotaUsedUp(details, { retryAfterSec: secondsToMidnightUtc() });
    }
  }

  /** Bytes that may still be stored, for what comes without saying how much it is; null: without limit. */
  async bytesLeft(userId: string): Promise<number | null> {
    const { storedBytes } = await this.limitsOf(userId);
    if (storedBytes === null) return null;
    return Math.max(0, storedBytes - ((await this.measured('storedBytes', userId)) ?? 0));
  }

  /** How many of so many jobs may be started now: where they wait instead of being refused. */
  async room(userId: string, wanted: number): Promise<number> {
    const limits = await this.limitsOf(userId);
    if (limits.cpuSecondsPerDay !== null && (await this.cpuSecondsToday(userId)) >= limits.cpuSecondsPerDay) return 0;
    if (limits.runningJobs === null) return wanted;
    const used = (await this.measured('runningJobs', userId)) ?? 0;
    return Math.min(wanted, Math.max(0, limits.runningJobs - used));
  }

  /** Whether more items may be put to those that wait. */
  async hasRoomForItems(userId: string): Promise<boolean> {
    const { waitingItems } = await this.limitsOf(userId);
    return waitingItems === null || ((await this.measured('waitingItems', userId)) ?? 0) < waitingItems;
  }

  /** Adds to today's use. A user who is gone is charged nothing. */
  async charge(userId: string, use: { cpuSeconds: number }): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO usage_days (user_id, day, cpu_seconds) SELECT id, (now() AT TIME ZONE 'UTC')::date, $2::float8 FROM users WHERE id = $1
       ON CONFLICT (user_id, day) DO UPDATE SET cpu_seconds = usage_days.cpu_seconds + excluded.cpu_seconds`,
      [userId, use.cpuSeconds],
    );
  }

  async usage(userId: string): Promise<QuotaUsage> {
    const [limits, storedBytes, cpuSeconds, runningJobs, waitingItems] = await Promise.all([
      this.limitsOf(userId),
      this.measured('storedBytes', userId),
      this.cpuSecondsToday(userId),
      this.measured('runningJobs', userId),
      this.measured('waitingItems', userId),
    ]);
    return {
      storedBytes: { limit: limits.storedBytes, used: storedBytes },
      cpuSecondsPerDay: { limit: limits.cpuSecondsPerDay, used: cpuSeconds },
      runningJobs: { limit: limits.runningJobs, used: runningJobs },
      waitingItems: { limit: limits.waitingItems, used: waitingItems },
    };
  }

  forget(userId: string): void {
    this.limits.forget(userId);
  }

  /** Null where nobody measures it. */
  private async measured(what: Measured, userId: string): Promise<number | null> {
    const gauges = this.gauges[what];
    if (gauges.length === 0) return null;
    const readings = await Promise.all(gauges.map((gauge) => gauge(userId)));
    return readings.reduce((sum, reading) => sum + reading, 0);
  }

  private async limitsOf(userId: string): Promise<Limits> {
    return (await this.limits.get(userId, () => this.lookUp(userId))) ?? this.effective({});
  }

  private async lookUp(userId: string): Promise<Limits | null> {
    const [row] = await this.dataSource.query<
      { bytes: string | null; cpu: number | null; jobs: number | null; items: number | null }[]
    >(
      `SELECT quota_stored_bytes AS bytes, quota_cpu_seconds_per_day AS cpu, quota_running_jobs AS jobs, quota_waiting_items AS items
       FROM users WHERE id = $1`,
      [userId],
    );
    if (!row) return null;
    return this.effective({
      storedBytes: row.bytes === null ? null : Number(row.bytes),
      cpuSecondsPerDay: row.cpu,
      runningJobs: row.jobs,
      waitingItems: row.items,
    });
  }

  private effective(own: Partial<Limits>): Limits {
    const { QUOTA_STORED_BYTES, QUOTA_CPU_SECONDS_PER_DAY, QUOTA_RUNNING_JOBS, QUOTA_WAITING_ITEMS } = this.config;
    const limit = (value: number) => (value === 0 ? null : value);
    return {
      storedBytes: limit(own.storedBytes ?? QUOTA_STORED_BYTES),
      cpuSecondsPerDay: limit(own.cpuSecondsPerDay ?? QUOTA_CPU_SECONDS_PER_DAY),
      runningJobs: limit(own.runningJobs ?? QUOTA_RUNNING_JOBS),
      waitingItems: limit(own.waitingItems ?? QUOTA_WAITING_ITEMS),
    };
  }

  private async cpuSecondsToday(userId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ cpu_seconds: number }[]>(
      `SELECT cpu_seconds FROM usage_days WHERE user_id = $1 AND day = (now() AT TIME ZONE 'UTC')::date`,
      [userId],
    );
    return row?.cpu_seconds ?? 0;
  }
}

function secondsToMidnightUtc(): number {
  const dayMs = 86_400_000;
  return Math.ceil((dayMs - (Date.now() % dayMs)) / 1000);
}
