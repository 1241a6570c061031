/** What a user may use. Null: the installation's default; 0: without limit; absent: not changed. */
export interface QuotaOverrides {
  storedBytes?: number | null;
  cpuSecondsPerDay?: number | null;
  runningJobs?: number | null;
  waitingItems?: number | null;
}

/** A limit (null: none) and what is used of it (null: nobody measures it). */
export interface QuotaStanding {
  limit: number | null;
  used: number | null;
}

export interface QuotaUsage {
  storedBytes: QuotaStanding;
  /** Since midnight UTC. */
  cpuSecondsPerDay: QuotaStanding;
  runningJobs: QuotaStanding;
  /** Items of batches that were not handed out yet. */
  waitingItems: QuotaStanding;
}
