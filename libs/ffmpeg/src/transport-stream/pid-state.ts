/** What is remembered of one PID while its packets go by. */
export class PidState {
  packets = 0;
  scrambled = 0;
  /** Packetised elementary streams begin here: sound, picture, subtitles, and no sections. */
  hasPes = false;
  continuityErrors = 0;
  continuity = -1;
  /** The last packet was a repetition of the one before it. */
  repeated = false;
  pcrCount = 0;
  lastPcr = -1;
  maxPcrStepSec: number | null = null;
  /** When a presentation time was last seen. */
  lastPtsSec: number | null = null;

  constructor(readonly pid: number) {}

  /**
   * Follows the continuity counter (ISO/IEC 13818-1, 2.4.3.3): it rises with every packet that has a payload; one repetition is
   * allowed, and a jump where the discontinuity indicator is set. False when packets are missing.
   */
  follow(counter: number, hasPayload: boolean, discontinuity: boolean): boolean {
    const before = this.continuity;
    this.continuity = counter;
    if (before < 0 || discontinuity) {
      this.repeated = false;
      return true;
    }
    if (!hasPayload) return this.settled(counter === before);
    if (counter === before) {
      const again = this.repeated;
      this.repeated = true;
      return again ? this.failed() : true;
    }
    this.repeated = false;
    return this.settled(counter === ((before + 1) & 0x0f));
  }

  private settled(fine: boolean): boolean {
    return fine ? true : this.failed();
  }

  private failed(): boolean {
    this.continuityErrors += 1;
    return false;
  }
}
