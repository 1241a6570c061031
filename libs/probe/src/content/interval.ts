/** Closed at the end of the stream. */
export interface Interval {
  start_sec: number;
  end_sec: number;
  stream_index: number;
  /** From 0; absent for what concerns the whole stream. */
  channel?: number;
}

export interface Total {
  count: number;
  seconds: number;
}
